package dev.tidemark.query.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Problems that arise in front of all controllers: a forbidden path, a filter that failed.
@RestController
final class ProblemErrors implements ErrorController {
    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<Object> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        // The issuer's keys cannot be fetched: not the caller's fault.
        int code =
                cause instanceof AuthenticationServiceException
                        ? 503
                        : status instanceof Integer s ? s : 404;
        return ProblemDetails.answer(ProblemAdvice.ofStatus(HttpStatusCode.valueOf(code)), request);
    }
}
