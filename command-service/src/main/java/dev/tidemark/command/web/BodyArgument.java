package dev.tidemark.command.web;

import dev.tidemark.command.decision.FieldProblem;
import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controllers the [Body]: at most 1 MiB of bytes really read, UTF-8, one JSON object. No
/// body at all is an object without fields.
@Component
final class BodyArgument implements HandlerMethodArgumentResolver {
    private static final int LARGEST = 1024 * 1024;

    private final StrictJson json = new StrictJson();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Body.class);
    }

    @Override
    public Body resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request =
                Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        byte[] bytes = BoundedBytes.read(request, LARGEST);
        if (bytes.length == 0) {
            return json.read("{}");
        }
        requireJson(request.getContentType());
        return json.read(text(bytes));
    }

    private static void requireJson(@Nullable String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType == null ? "" : contentType);
            boolean json = type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
            boolean utf8 =
                    type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
            if (json && utf8) {
                return;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new Refused(Refusal.UNSUPPORTED_MEDIA_TYPE, "send application/json in UTF-8");
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw Body.malformed(
                    List.of(new FieldProblem("", "not-utf-8", "the body is not UTF-8")));
        }
    }
}
