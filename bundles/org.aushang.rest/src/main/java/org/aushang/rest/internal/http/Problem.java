package org.aushang.rest.internal.http;

import java.util.List;
import java.util.Map;
import org.aushang.api.model.Finding;

/**
 * Why a request was not carried out, for an answer by RFC 9457. Nothing has changed.
 *
 * @param status of HTTP, 400 to 599
 * @param code stable, the last part of the problem's type
 * @param title what kind of problem it is, always the same for a code
 * @param detail what is wrong in this case, and what to do
 * @param findings for people, if there are any
 * @param headers of the answer, besides the usual
 */
public record Problem(
        int status, String code, String title, String detail, List<Finding> findings, Map<String, String> headers) {

    public Problem {
        findings = List.copyOf(findings);
        headers = Map.copyOf(headers);
    }

    private static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, List.of(), Map.of());
    }

    public static Problem badRequest(String detail) {
        return of(400, "bad-request", "The request is not understood", detail);
    }

    static Problem unauthorized(String detail) {
        return of(401, "unauthorized", "A bearer token is needed", detail)
                .withHeader("WWW-Authenticate", "Bearer realm=\"aushang\"");
    }

    static Problem forbidden(String detail) {
        return of(403, "forbidden", "The token does not allow this", detail);
    }

    public static Problem notFound(String detail) {
        return of(404, "not-found", "There is no such resource", detail);
    }

    static Problem methodNotAllowed(String allowed) {
        return of(405, "method-not-allowed", "The resource has no such method", "It has " + allowed + ".")
                .withHeader("Allow", allowed);
    }

    public static Problem conflict(String detail) {
        return of(409, "conflict", "The resource is in another state", detail);
    }

    static Problem gone(String detail) {
        return of(410, "stale-token", "The position is not stored any more", detail);
    }

    static Problem preconditionFailed() {
        return of(
                412,
                "precondition-failed",
                "The resource has changed",
                "Nothing was changed. Read it again, and decide with its new ETag.");
    }

    static Problem tooLarge(int limit) {
        return of(
                413,
                "too-large",
                "The document is too large",
                "A document has at most " + limit + " bytes. Shorten the description, or take pictures out of it.");
    }

    static Problem unsupportedMediaType(String given) {
        return of(
                415,
                "unsupported-media-type",
                "The document has another media type",
                "Send application/ld+json or application/json in UTF-8, not '" + given + "'.");
    }

    /** The document can be read, but is not what is needed here. */
    public static Problem unprocessable(String detail, List<Finding> findings) {
        return new Problem(422, "unprocessable", "The document is not accepted", detail, findings, Map.of());
    }

    static Problem internal() {
        return of(
                500,
                "internal",
                "A defect on our side",
                "Nothing is known to have changed. The log has the cause under the request id.");
    }

    static Problem busy() {
        return of(503, "busy", "Too many requests at the same time", "Send the same request again later.")
                .withHeader("Retry-After", "2");
    }

    static Problem unavailable(Finding finding) {
        return new Problem(
                503,
                "store-unavailable",
                "The database is not available",
                "Nothing was changed. Send the same request again later.",
                List.of(finding),
                Map.of("Retry-After", "30"));
    }

    private Problem withHeader(String name, String value) {
        return new Problem(status, code, title, detail, findings, Map.of(name, value));
    }

    /** To be thrown where a request cannot be carried out. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
