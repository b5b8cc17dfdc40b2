package dev.tidemark.query.http;

import dev.tidemark.projection.NotAnswerable;
import dev.tidemark.projection.ProjectionId;
import dev.tidemark.projection.archive.ArchiveRefused;
import dev.tidemark.projection.migration.MigrationRefused;
import dev.tidemark.projection.runner.RepairRefused;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Every failure as a problem that says what to do, and nothing of how we are made.
@RestControllerAdvice
final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused, HttpServletRequest request) {
        return ProblemDetails.answer(refused, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> migration(MigrationRefused refused, HttpServletRequest request) {
        return ProblemDetails.answer(MigrationRefusals.of(refused), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> archive(ArchiveRefused refused, HttpServletRequest request) {
        return ProblemDetails.answer(OperatorRefusals.of(refused), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> repair(RepairRefused refused, HttpServletRequest request) {
        return ProblemDetails.answer(OperatorRefusals.of(refused), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> notAnswerable(NotAnswerable reason, HttpServletRequest request) {
        ProjectionId needed = reason.needed();
        String detail = String.valueOf(reason.getMessage());
        if (needed != null) {
            return ProblemDetails.answer(Refused.needs(needed, detail), request);
        }
        Problem problem =
                switch (reason.reason()) {
                    case NO_ACTIVE_VERSION -> Problem.READ_MODEL_UNAVAILABLE;
                    case LAGGING -> Problem.READ_MODEL_LAGGING;
                    case HOUSEHOLD_PARKED -> Problem.HOUSEHOLD_PARKED;
                    case UNKNOWN_STORE, UNKNOWN_POSITION -> Problem.CONSISTENCY_TOKEN_FOREIGN;
                    case NEEDS_NEWER_VERSION -> Problem.NEEDS_NEWER_VERSION;
                };
        var refused = new Refused(problem, detail);
        return ProblemDetails.answer(refused.with("lag", reason.lag()), request);
    }

    /// An id in the path that is none names nothing; a parameter says what it must be.
    @ExceptionHandler
    ResponseEntity<Object> mismatch(
            MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return ProblemDetails.answer(Refused.notFound(), request);
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(mismatch);
        String rule =
                cause instanceof MalformedValue value
                        ? String.valueOf(value.getMessage())
                        : "must be a whole number";
        return ProblemDetails.answer(Refused.parameter(mismatch.getName(), rule), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> body(
            HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return ProblemDetails.answer(UnreadableBody.because(unreadable.getCause()), request);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        QueryTimeoutException.class
    })
    ResponseEntity<Object> unavailable(RuntimeException e, HttpServletRequest request) {
        LOG.warn("the read models cannot be reached: {}", e.getMessage());
        return ProblemDetails.answer(
                new Refused(Problem.UNAVAILABLE, "the read models cannot be reached; try again"),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> anything(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known) {
            ResponseEntity<Object> answer =
                    ProblemDetails.answer(ofStatus(known.getStatusCode()), request);
            var headers = new HttpHeaders();
            headers.addAll(known.getHeaders());
            headers.addAll(answer.getHeaders());
            return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return ProblemDetails.answer(ofStatus(HttpStatusCode.valueOf(500)), request);
    }

    /// What the framework refuses before a controller is found.
    static Refused ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> new Refused(Problem.UNAUTHENTICATED, "send a valid bearer token");
            case 403 -> new Refused(Problem.FORBIDDEN, "this token does not allow that");
            case 404 -> Refused.notFound();
            case 405 -> new Refused(Problem.METHOD_NOT_ALLOWED, "see the header Allow");
            case 406 -> new Refused(Problem.NOT_ACCEPTABLE, "accept application/json");
            case 413 -> new Refused(Problem.BODY_TOO_LARGE, "the request is too large");
            case 415 ->
                    new Refused(Problem.UNSUPPORTED_MEDIA_TYPE, "send application/json in UTF-8");
            case 503 -> new Refused(Problem.UNAVAILABLE, "try again");
            default ->
                    status.is4xxClientError()
                            ? new Refused(
                                    Problem.MALFORMED_REQUEST, "the request cannot be understood")
                            : new Refused(
                                    Problem.INTERNAL_ERROR,
                                    "this is our fault; the traceId finds it in our log");
        };
    }
}
