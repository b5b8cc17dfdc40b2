package dev.tidemark.query.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/// Bodies by the bytes that really come, in UTF-8 and not packed: `Content-Length` is a claim, and
/// what is in a packed body has no limit.
@ControllerAdvice
final class BoundedBody extends RequestBodyAdviceAdapter {
    /// Room for a thousand households by name.
    private static final int LARGEST = 64 * 1024;

    private record Bytes(HttpHeaders headers, byte[] bytes) implements HttpInputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }
    }

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        HttpHeaders headers = message.getHeaders();
        requirePlain(headers);
        byte[] bytes = message.getBody().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Refused(
                    Problem.BODY_TOO_LARGE, "the body has more than " + LARGEST + " bytes");
        }
        requireUtf8(bytes);
        return new Bytes(headers, bytes);
    }

    private static void requirePlain(HttpHeaders headers) {
        String packing = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        MediaType type = headers.getContentType();
        boolean packed = packing != null && !packing.equalsIgnoreCase("identity");
        boolean foreign =
                type != null
                        && type.getCharset() != null
                        && !type.getCharset().equals(StandardCharsets.UTF_8);
        if (packed || foreign) {
            throw new Refused(
                    Problem.UNSUPPORTED_MEDIA_TYPE,
                    "send application/json in UTF-8, without Content-Encoding");
        }
    }

    /// Else the parser would take the first bytes for a sign of another encoding.
    private static void requireUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException _) {
            throw Refused.at(Problem.MALFORMED_REQUEST, "", "the body is not UTF-8");
        }
    }
}
