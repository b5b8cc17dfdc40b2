package dev.tidemark.command.web;

import dev.tidemark.command.decision.Refusal;
import dev.tidemark.command.decision.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Every failure as a problem that says what to do, and nothing of how we are made.
@RestControllerAdvice
final class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused, HttpServletRequest request) {
        return ProblemDetails.answer(refused, request);
    }

    /// An id in the path that is none names nothing.
    @ExceptionHandler
    ResponseEntity<Object> noId(
            MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        return ProblemDetails.answer(Refused.notFound(), request);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<Object> unavailable(RuntimeException e, HttpServletRequest request) {
        log.warn("the event store cannot be reached: {}", e.getMessage());
        return ProblemDetails.answer(
                new Refused(Refusal.UNAVAILABLE, "the event store cannot be reached; try again"),
                request);
    }

    /// The caller went away or sent a broken stream; there may be nobody to read this.
    @ExceptionHandler
    ResponseEntity<Object> broken(IOException e, HttpServletRequest request) {
        return ProblemDetails.answer(
                new Refused(Refusal.MALFORMED_REQUEST, "the body ended before its end"), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> anything(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known) {
            Refused refused = ofStatus(known.getStatusCode());
            ResponseEntity<Object> answer = ProblemDetails.answer(refused, request);
            HttpHeaders headers = new HttpHeaders();
            headers.addAll(known.getHeaders());
            headers.addAll(answer.getHeaders());
            return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return ProblemDetails.answer(ofStatus(HttpStatusCode.valueOf(500)), request);
    }

    /// What the framework refuses before a controller is found.
    static Refused ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> new Refused(Refusal.UNAUTHENTICATED, "send a valid bearer token");
            case 403 -> new Refused(Refusal.FORBIDDEN, "this token does not allow that");
            case 404 -> Refused.notFound();
            case 405 -> new Refused(Refusal.METHOD_NOT_ALLOWED, "see the header Allow");
            case 406 -> new Refused(Refusal.NOT_ACCEPTABLE, "accept application/json");
            case 413 -> new Refused(Refusal.BODY_TOO_LARGE, "the request is too large");
            case 415 ->
                    new Refused(Refusal.UNSUPPORTED_MEDIA_TYPE, "send application/json in UTF-8");
            case 503 -> new Refused(Refusal.UNAVAILABLE, "try again");
            default ->
                    status.is4xxClientError()
                            ? new Refused(
                                    Refusal.MALFORMED_REQUEST, "the request cannot be understood")
                            : new Refused(
                                    Refusal.INTERNAL_ERROR,
                                    "this is our fault; the traceId finds it in our log");
        };
    }
}
