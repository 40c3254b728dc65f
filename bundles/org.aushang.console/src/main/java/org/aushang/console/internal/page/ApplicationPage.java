package org.aushang.console.internal.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.applications.Attachment;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.JobId;
import org.aushang.api.model.PublicationRef;
import org.aushang.console.internal.access.AuditLog;
import org.aushang.console.internal.web.Reply;
import org.aushang.console.internal.web.Request;
import org.aushang.console.internal.web.Route;

/**
 * One application: what the candidate wrote, and what a person does with it. A viewer sees none, and what is not opened in this
 * application is saved as it came.
 */
final class ApplicationPage {

    /** How many titles a person is shown, and among how many they are chosen for each word. */
    private static final int SIMILAR = 3;

    private static final int SIMILAR_EACH = 50;

    private final Services services;
    private final ApplicationServices applications;

    ApplicationPage(Services services, ApplicationServices applications) {
        this.services = services;
        this.applications = applications;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/applications/{id}", Role.RECRUITER, request -> one(request, this::show)),
                Route.get("/applications/{id}/files/{number}", Role.RECRUITER, request -> one(request, this::file)),
                Route.post("/applications/{id}/assign", Role.RECRUITER, request -> one(request, this::assign)),
                Route.post("/applications/{id}/release", Role.RECRUITER, request -> one(request, this::release)),
                Route.post("/applications/{id}/erase", Role.RECRUITER, request -> one(request, this::erase)));
    }

    /** Work with one application that the user may see. */
    @FunctionalInterface
    private interface OnOne {

        Reply answer(Request request, ApplicationService inbox, ApplicationStatus status) throws IOException;
    }

    private Reply one(Request request, OnOne work) throws IOException {
        Optional<ApplicationService> inbox = applications.inbox();
        if (inbox.isEmpty() || !ApplicationId.isValid(request.segment(0))) {
            return Reply.notFound();
        }
        Optional<ApplicationStatus> status = inbox.get()
                .status(new ApplicationId(request.segment(0)))
                .filter(found -> isVisible(request.user(), found));
        return status.isEmpty() ? Reply.notFound() : work.answer(request, inbox.get(), status.get());
    }

    /** One without a job belongs to no channel: only for those who see all. */
    private static boolean isVisible(ConsoleUser user, ApplicationStatus status) {
        return status.publication()
                .map(ref -> user.sees(ref.channel()))
                .orElse(user.channels().isEmpty());
    }

    private Reply show(Request request, ApplicationService inbox, ApplicationStatus status) {
        return Reply.page("application", model(request, status));
    }

    private Map<String, Object> model(Request request, ApplicationStatus status) {
        View view = services.view(request);
        Map<String, Object> model = new HashMap<>();
        model.put("one", ApplicationsPage.row(status, view));
        status.publication()
                .flatMap(ref -> services.publications().status(ref))
                .map(PublicationStatus::title)
                .ifPresent(title -> model.put("title", title));
        model.put(
                "channels",
                services.channels().channels().stream()
                        .map(ChannelStatus::channel)
                        .filter(request.user()::sees)
                        .map(channel -> channel.value())
                        .toList());
        model.put("problem", "");
        status.nextAttempt().ifPresent(next -> model.put("nextAttempt", view.time(next)));
        model.put("attempts", String.valueOf(status.attempts()));
        status.application().ifPresent(application -> {
            model.put("message", application.message());
            model.put("telephone", application.candidate().telephone());
            model.put("certain", application.candidate().certain());
            model.put("evidence", view.text(application.match().evidence()));
            model.put("findings", view.findings(application.findings()));
            model.put(
                    "answers",
                    application.answers().stream()
                            .map(answer -> Map.of("field", answer.field(), "value", answer.value()))
                            .toList());
            model.put(
                    "consents",
                    application.consents().stream()
                            .map(consent -> Map.of(
                                    "wording", consent.wording(),
                                    "version", consent.version(),
                                    "at", view.time(consent.at())))
                            .toList());
            model.put("files", files(application));
            if (status.state() == ApplicationState.UNASSIGNED) {
                model.put("similar", similar(request, application));
            }
        });
        return model;
    }

    /** The three postings whose titles are most like what the candidate writes about. */
    private List<Map<String, String>> similar(Request request, Application application) {
        String text = application.subject().isEmpty() ? application.message() : application.subject();
        List<PublicationStatus> found = new ArrayList<>();
        for (String word : SimilarTitles.words(text)) {
            PublicationQuery.Builder query =
                    PublicationQuery.builder().text(word).limit(SIMILAR_EACH);
            request.user().channels().ifPresent(query::channels);
            found.addAll(services.publications().find(query.build()).items());
        }
        return SimilarTitles.best(found, text, SIMILAR).stream()
                .map(posting -> Map.of(
                        "title", posting.title(),
                        "place", posting.place(),
                        "channel", posting.ref().channel().value(),
                        "job", posting.ref().job().value()))
                .toList();
    }

    private static List<Map<String, String>> files(Application application) {
        List<Map<String, String>> files = new ArrayList<>();
        int number = 0;
        for (Attachment file : application.attachments()) {
            files.add(file(++number, file));
        }
        application.original().ifPresent(original -> files.add(file(0, original)));
        return files;
    }

    private static Map<String, String> file(int number, Attachment file) {
        return Map.of(
                "number", String.valueOf(number),
                "name", file.name(),
                "type", file.type(),
                "size", String.valueOf(Math.max(1, file.size() / 1024)));
    }

    /** Saved, never shown: what candidates send is not opened in this application. */
    private Reply file(Request request, ApplicationService inbox, ApplicationStatus status) throws IOException {
        String number = request.segment(1);
        Optional<Application> application = status.application();
        if (application.isEmpty() || !number.matches("\\d{1,2}")) {
            return Reply.notFound();
        }
        int index = Integer.parseInt(number);
        List<Attachment> files = application.get().attachments();
        Optional<Attachment> file = index == 0
                ? application.get().original()
                : Optional.of(index).filter(one -> one <= files.size()).map(one -> files.get(one - 1));
        if (file.isEmpty()) {
            return Reply.notFound();
        }
        try (InputStream in = file.get().open()) {
            return new Reply.Download(file.get().name(), in.readAllBytes());
        }
    }

    private Reply assign(Request request, ApplicationService inbox, ApplicationStatus status) {
        Optional<PublicationRef> chosen = request.channel(request.field("channel"))
                .flatMap(channel -> request.job().map((JobId job) -> new PublicationRef(channel, job)))
                .filter(ref -> services.publications().status(ref).isPresent());
        if (chosen.isEmpty()) {
            Map<String, Object> model = model(request, status);
            model.put("problem", "assign");
            return Reply.invalid("application", model);
        }
        inbox.assign(status.id(), chosen.get());
        AuditLog.changed(request.user(), "assigned to " + chosen.get(), "application " + status.id());
        return Reply.redirect("/applications/" + status.id());
    }

    private Reply release(Request request, ApplicationService inbox, ApplicationStatus status) {
        inbox.release(status.id());
        AuditLog.changed(request.user(), "released", "application " + status.id());
        return Reply.redirect("/applications/" + status.id());
    }

    private Reply erase(Request request, ApplicationService inbox, ApplicationStatus status) {
        inbox.erase(status.id());
        AuditLog.changed(request.user(), "erased", "application " + status.id());
        return Reply.redirect("/applications");
    }
}
