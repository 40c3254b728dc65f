package org.aushang.itests.inbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Fills in the form as a person with a browser does, and sends it twice, as impatient people do. */
final class Candidate {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A form that comes back within two seconds is taken for a machine's. */
    private static final long LEAST_NANOS = Duration.ofMillis(2200).toNanos();

    private final long opened = System.nanoTime();

    private URI form;
    private final String address;
    private final String message;
    private final String nonce;

    private Candidate(URI form, String address, String message, String nonce) {
        this.form = form;
        this.address = address;
        this.message = message;
        this.nonce = nonce;
    }

    /**
     * Opens the form.
     *
     * @param address the candidate's own, behind a proxy
     * @return empty if it is not there
     */
    static Optional<Candidate> open(URI form, String address, String message) throws InterruptedException {
        try {
            HttpResponse<String> page = BROWSER.send(
                    HttpRequest.newBuilder(form).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            String nonce = page.body().replaceAll("(?s).*name=\"form\" value=\"([^\"]*)\".*", "$1");
            return page.statusCode() == 200
                    ? Optional.of(new Candidate(form, address, message, nonce))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it has been open as long as a person needs. */
    boolean isReady() {
        return System.nanoTime() - opened > LEAST_NANOS;
    }

    String message() {
        return message;
    }

    /** Whether the answer says at least once that it has arrived. */
    boolean send() throws InterruptedException {
        boolean first = post();
        boolean second = post();
        return first || second;
    }

    /** The same form to another node, or after a restart. */
    boolean sendTo(Optional<URI> other) throws InterruptedException {
        if (other.isEmpty()) {
            return false;
        }
        form = other.get();
        return send();
    }

    private boolean post() throws InterruptedException {
        String body = field("form", nonce) + field("website", "") + field("name", "Erika Muster")
                + field("email", message + "@example.org") + field("message", message) + field("consent", "yes")
                + "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"cv.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\nx\r\n--b--\r\n";
        try {
            return BROWSER.send(
                                    HttpRequest.newBuilder(form)
                                            .timeout(PATIENCE)
                                            .header("Content-Type", "multipart/form-data; boundary=b")
                                            .header("X-Forwarded-For", address)
                                            .POST(HttpRequest.BodyPublishers.ofString(body))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 303;
        } catch (IOException e) {
            return false;
        }
    }

    private static String field(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
