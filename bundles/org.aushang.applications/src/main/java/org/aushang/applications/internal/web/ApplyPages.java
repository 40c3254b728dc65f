package org.aushang.applications.internal.web;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.aushang.api.applications.Answer;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.Application.Origin;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationInbox;
import org.aushang.api.applications.ApplicationLinks;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.Attachment;
import org.aushang.api.applications.Candidate;
import org.aushang.api.applications.Consent;
import org.aushang.api.applications.Match;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.Field;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationRef;
import org.aushang.applications.internal.config.ApplicationsSettings;
import org.aushang.applications.internal.model.OneLine;
import org.aushang.applications.internal.model.RawFile;
import org.aushang.applications.internal.model.Texts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages of the form: what they show and what becomes of what is sent. Thread-safe. */
final class ApplyPages {

    private static final Logger log = LoggerFactory.getLogger(ApplyPages.class);

    private static final int MOST_QUESTIONS = 20;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MESSAGE = 20_000;
    private static final int MOST_FILES = 10;

    private final ApplicationsSettings settings;
    private final ApplicationInbox inbox;
    private final ApplicationLinks links;
    private final PublicationService publications;
    private final Supplier<Optional<ApplicationReceiver>> receiver;
    private final Clock clock;
    private final FormNonce nonces;
    private final SenderLimit limit;
    private final Configuration templates = new Configuration(Configuration.VERSION_2_3_34);

    /** @param signer the same on all nodes; throws a {@link StoreUnavailableException} while its key is not there */
    ApplyPages(
            ApplicationsSettings settings,
            ApplicationInbox inbox,
            ApplicationLinks links,
            PublicationService publications,
            Supplier<Optional<ApplicationReceiver>> receiver,
            UnaryOperator<String> signer,
            Clock clock) {
        this.settings = settings;
        this.inbox = inbox;
        this.links = links;
        this.publications = publications;
        this.receiver = receiver;
        this.clock = clock;
        this.nonces = new FormNonce(signer, clock);
        this.limit = new SenderLimit(clock);
        templates.setClassLoaderForTemplateLoading(ApplyPages.class.getClassLoader(), "/templates");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setNumberFormat("computer");
    }

    /** @param body HTML, or with the status 303 the address of the next page */
    record Page(int status, String body) {}

    /** The style sheet. */
    static byte[] style() {
        try (InputStream in = ApplyPages.class.getResourceAsStream("/templates/apply.css")) {
            return java.util.Objects.requireNonNull(in, "the style sheet is in this bundle")
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param reference of an application that was just sent; null: the form is asked for */
    Page show(String token, @Nullable String reference, String base, Locale locale) {
        try {
            Optional<PublicationRef> publication = links.resolve(token);
            if (publication.isEmpty() || !settings.hasForm()) {
                return problem(404, "unknown", base, locale);
            }
            if (reference != null && reference.matches("[0-9a-f]{10}")) {
                return page(200, "received", locale, model(publication.get(), base, Map.of("reference", reference)));
            }
            return form(200, publication.get(), token, ApplyForm.empty(), Map.of(), nonces.make(token), base, locale);
        } catch (StoreUnavailableException e) {
            return problem(503, "busy", base, locale);
        }
    }

    Page problem(int status, String problem, String base, Locale locale) {
        return page(status, "problem", locale, Map.of("problem", problem, "base", base));
    }

    Page take(String token, ApplyForm form, String address, String base, Locale locale) throws IOException {
        try {
            Optional<PublicationRef> publication = links.resolve(token);
            if (publication.isEmpty() || !settings.hasForm()) {
                return problem(404, "unknown", base, locale);
            }
            String nonce = form.field("form");
            FormNonce.Verdict verdict = nonces.check(nonce, token);
            Map<String, String> wrong = wrong(publication.get(), form);
            if (verdict == FormNonce.Verdict.STALE) {
                wrong.put("form", "stale");
            } else if (verdict == FormNonce.Verdict.TOO_FAST
                    || !form.field("website").isEmpty()) {
                wrong.put("form", "machine");
            } else if (wrong.isEmpty() && !limit.allows(address)) {
                return problem(429, "limit", base, locale);
            }
            if (!wrong.isEmpty()) {
                String next = verdict == FormNonce.Verdict.STALE ? nonces.make(token) : nonce;
                return form(422, publication.get(), token, form, wrong, next, base, locale);
            }
            ApplicationId id = FormNonce.application(nonce);
            inbox.accept(application(id, publication.get(), form, locale));
            return new Page(303, base + "/" + token + "?language=" + locale.getLanguage() + "&ref=" + id.reference());
        } catch (StoreUnavailableException e) {
            log.error(
                    "An application could not be stored; the candidate is asked to send it again: {}", e.getMessage());
            return problem(503, "busy", base, locale);
        }
    }

    /** Fields and what is wrong with them. */
    private Map<String, String> wrong(PublicationRef publication, ApplyForm form) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (form.field("name").isEmpty() || form.field("name").length() > LONGEST_NAME) {
            wrong.put("name", "name");
        }
        if (!form.field("email").matches("[^\\s@<>,;\"]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z]{2,24}")) {
            wrong.put("email", "email");
        }
        if (form.field("telephone").length() > LONGEST_NAME) {
            wrong.put("telephone", "long");
        }
        if (form.field("message").length() > LONGEST_MESSAGE) {
            wrong.put("message", "long");
        }
        if (form.files().size() > MOST_FILES) {
            wrong.put("files", "files");
        }
        if (form.field("consent").isEmpty()) {
            wrong.put("consent", "consent");
        }
        for (Field question : questions(publication)) {
            String answer = form.field("q." + question.name());
            if (question.required() && answer.isEmpty()) {
                wrong.put("q." + question.name(), "needed");
            } else if (!answer.isEmpty() && !fits(question, answer)) {
                wrong.put("q." + question.name(), "value");
            }
        }
        return wrong;
    }

    private static boolean fits(Field question, String answer) {
        return switch (question.type()) {
            case CHOICE -> question.choices().stream()
                    .anyMatch(choice -> choice.code().equals(answer));
            case WHOLE_NUMBER -> answer.matches("-?\\d{1,12}");
            case SWITCH -> answer.equals("true");
            default -> answer.length() <= (question.maxLength() > 0 ? question.maxLength() : LONGEST_MESSAGE);
        };
    }

    private List<Field> questions(PublicationRef publication) {
        try {
            return receiver
                    .get()
                    .map(host -> host.questions(publication.channel(), publication.job())
                            .fields())
                    .orElse(List.of())
                    .stream()
                    .filter(ApplyPages::canBeAsked)
                    .limit(MOST_QUESTIONS)
                    .toList();
        } catch (RuntimeException | LinkageError e) {
            log.error(
                    "The host failed to name its questions for {}: {}",
                    publication,
                    e.getClass().getName());
            return List.of();
        }
    }

    private static boolean canBeAsked(Field field) {
        return switch (field.type()) {
            case TEXT, MULTI_LINE, WHOLE_NUMBER, CHOICE, SWITCH -> true;
            default -> false;
        };
    }

    private Application application(ApplicationId id, PublicationRef publication, ApplyForm form, Locale locale) {
        List<Answer> answers = new ArrayList<>();
        for (Field question : questions(publication)) {
            answers.add(new Answer(question.name(), form.field("q." + question.name())));
        }
        List<Attachment> files = new ArrayList<>();
        for (RawFile file : form.files()) {
            files.add(Attachment.builder(file.name(), () -> new ByteArrayInputStream(file.content()))
                    .declaredType(file.declaredType())
                    .build());
        }
        return Application.builder(id, Origin.FORM, clock.instant())
                .sentAt(clock.instant())
                .publication(publication)
                .match(new Match(Match.Kind.TOKEN, Texts.text("match.form")))
                .candidate(Candidate.builder()
                        .formattedName(OneLine.of(form.field("name"), LONGEST_NAME))
                        .email(form.field("email"))
                        .telephone(OneLine.of(form.field("telephone"), LONGEST_NAME))
                        .language(locale.getLanguage())
                        .certain(true)
                        .build())
                .message(form.field("message").replace("\r\n", "\n"))
                .answers(answers)
                .attachments(files)
                .consents(List.of(new Consent(settings.consent(), settings.consentVersion(), clock.instant())))
                .build();
    }

    private Page form(
            int status,
            PublicationRef publication,
            String token,
            ApplyForm form,
            Map<String, String> wrong,
            String nonce,
            String base,
            Locale locale) {
        List<Map<String, Object>> questions = questions(publication).stream()
                .map(question -> question(question, locale))
                .toList();
        Map<String, Object> model = new HashMap<>(Map.of(
                "token", token,
                "nonce", nonce,
                "values", form.fields(),
                "wrong", wrong,
                "questions", questions,
                "consent", settings.consent(),
                "privacyUrl", settings.privacyUrl()));
        links.jsonLd(publication).ifPresent(json -> model.put("jsonLd", json.replace("<", "\\u003c")));
        return page(status, "apply", locale, model(publication, base, model));
    }

    private static Map<String, Object> question(Field field, Locale locale) {
        return Map.of(
                "name", "q." + field.name(),
                "type", field.type().name(),
                "label", field.label().in(locale),
                "help", field.help().map(help -> help.in(locale)).orElse(""),
                "required", field.required(),
                "choices",
                        field.choices().stream()
                                .map(choice -> Map.of(
                                        "code",
                                        choice.code(),
                                        "label",
                                        choice.label().in(locale)))
                                .toList());
    }

    private Map<String, Object> model(PublicationRef publication, String base, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        Optional<JobPosting> posting = publications.posting(publication);
        model.put("base", base);
        model.put("title", posting.map(JobPosting::title).orElse(""));
        model.put(
                "employer", posting.map(job -> job.hiringOrganization().name()).orElse(""));
        model.put(
                "places",
                posting.map(JobPosting::jobLocations).orElse(List.of()).stream()
                        .map(PostalAddress::addressLocality)
                        .filter(place -> !place.isBlank())
                        .distinct()
                        .toList());
        model.put(
                "paragraphs",
                List.of(posting.map(JobPosting::description).orElse("").split("\n{2,}")));
        return model;
    }

    private Page page(int status, String template, Locale locale, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("language", locale.getLanguage());
        all.put("t", new Wording(locale));
        StringWriter out = new StringWriter();
        try {
            templates.getTemplate(template + ".ftlh").process(all, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template " + template + " does not fit its model", e);
        }
        return new Page(status, out.toString());
    }
}
