window.SwaggerUIBundle({ url: "/openapi/v1.json", dom_id: "#docs", deepLinking: true });
