package org.aushang.connector.arbeitsagentur.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aushang.api.model.PublicationState.ACCEPTED;
import static org.aushang.api.model.PublicationState.INVALID;
import static org.aushang.api.model.PublicationState.IN_DOUBT;
import static org.aushang.api.model.PublicationState.PENDING;
import static org.aushang.api.model.PublicationState.REJECTED;
import static org.aushang.api.model.PublicationState.REMOVED_BY_BOARD;
import static org.aushang.api.model.PublicationState.SUBMITTED;
import static org.aushang.connector.arbeitsagentur.internal.FaultCase.JOB;
import static org.aushang.connector.arbeitsagentur.internal.FaultCase.NOTHING;
import static org.aushang.connector.arbeitsagentur.internal.FaultCase.fault;
import static org.aushang.connector.arbeitsagentur.internal.FaultCase.form;
import static org.aushang.connector.arbeitsagentur.internal.FaultCase.once;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.simulator.arbeitsagentur.internal.fault.Fault;
import org.aushang.simulator.arbeitsagentur.internal.store.Offer;

/** Every fault that we know of. */
final class FaultCases {

    private FaultCases() {}

    static List<FaultCase> all() {
        List<FaultCase> all = new ArrayList<>();
        all.addAll(network());
        all.addAll(listing());
        all.addAll(upload());
        all.addAll(timing());
        all.addAll(reports());
        all.addAll(staff());
        all.addAll(overviews());
        all.addAll(refusals());
        all.addAll(certificates());
        all.addAll(configuration());
        return all;
    }

    /** Another server answers at the gateway's address. */
    private static FaultCase elsewhere(String kind, String name, Wire.Manners manners, String code) {
        return new FaultCase(
                kind,
                name,
                office -> office.configure("baseUrl", "https://localhost:" + Wire.that(manners) + "/"),
                PENDING,
                code,
                Office::repair,
                ACCEPTED);
    }

    private static FaultCase proxy(String name, Wire.Manners manners, String code) {
        return new FaultCase(
                "network",
                name,
                office -> office.configure("proxy", "localhost:" + Wire.that(manners)),
                PENDING,
                code,
                Office::repair,
                ACCEPTED);
    }

    private static List<FaultCase> network() {
        return List.of(
                form(
                        "network",
                        "the gateway's name is unknown",
                        Map.of("baseUrl", "https://gateway.invalid/"),
                        "ba.connection.name"),
                elsewhere("network", "nothing listens", Wire.Manners.ABSENT, "ba.connection.connect"),
                elsewhere(
                        "network",
                        "the server accepts and does not answer",
                        Wire.Manners.SILENT,
                        "ba.connection.timeout"),
                elsewhere(
                        "network",
                        "the server accepts and closes the connection",
                        Wire.Manners.HANGS_UP,
                        "ba.connection.tls"),
                elsewhere("TLS", "it is no TLS that answers", Wire.Manners.PLAIN_HTTP, "ba.connection.tls"),
                proxy("the proxy is not there", Wire.Manners.ABSENT, "ba.connection.proxy-unreachable"),
                proxy("the proxy refuses", Wire.Manners.PROXY_403, "ba.connection.proxy-refused"),
                proxy("the proxy wants a password", Wire.Manners.PROXY_407, "ba.connection.proxy-refused"),
                proxy("the proxy does not reach the gateway", Wire.Manners.PROXY_502, "ba.connection.proxy-refused"),
                form(
                        "TLS",
                        "the gateway's certificate is not trusted",
                        Map.of("trustIssuers", false),
                        "ba.connection.not-trusted"),
                unwanted("TLSv1.2", "ba.connection."),
                unwanted("TLSv1.3", "ba.connection."),
                new FaultCase(
                        "TLS",
                        "the gateway does not want the better certificate, but the other one",
                        office -> office.configure(Map.of(
                                ".nextCertificate",
                                office.unwantedCertificate().get(".certificate"),
                                ".nextPin",
                                Forged.PIN)),
                        ACCEPTED,
                        "",
                        NOTHING,
                        ACCEPTED));
    }

    /** The gateway is trusted all the same, by the authorities of the certificate it does not want. */
    private static FaultCase unwanted(String tls, String code) {
        return new FaultCase(
                "TLS",
                "the gateway does not want our certificate (" + tls + ")",
                office -> {
                    Map<String, Object> values = new HashMap<>(office.unwantedCertificate());
                    values.put("tls", tls);
                    office.configure(values);
                },
                PENDING,
                code,
                Office::repair,
                ACCEPTED);
    }

    private static List<FaultCase> listing() {
        return List.of(
                fault("page", "the connection is cut at the listing", Fault.LISTING_CUT, PENDING, "ba.connection.cut"),
                fault("HTTP", "403 at the listing", Fault.LISTING_FORBIDDEN, PENDING, "ba.connection.certificate"),
                fault("HTTP", "404 at the listing", Fault.LISTING_MISSING, PENDING, "ba.connection.listing"),
                fault("HTTP", "redirection to a login", Fault.LOGIN_REDIRECT, PENDING, "ba.connection.login"),
                fault("page", "a login page", Fault.LOGIN_PAGE, PENDING, "ba.connection.login"),
                fault("HTTP", "503 at the listing", Fault.MAINTENANCE, PENDING, "ba.connection.maintenance"),
                fault("page", "some other page", Fault.OTHER_PAGE, PENDING, "ba.connection.listing"),
                fault("page", "the listing does not end", Fault.LISTING_DRIPS, PENDING, "ba.connection.timeout"),
                fault("page", "no folder of the partner's own", Fault.NO_OWN_FOLDER, ACCEPTED, ""),
                fault("page", "only the partner's own folder", Fault.ONLY_OWN_FOLDER, ACCEPTED, ""),
                form(
                        "configuration",
                        "the address leads elsewhere",
                        Map.of("baseUrl", "https://localhost:1/x/"),
                        "ba.connection.connect"));
    }

    private static List<FaultCase> upload() {
        return List.of(
                fault("page", "an upload is turned away", Fault.UPLOAD_ERROR, PENDING, "ba.connection.upload"),
                fault(
                        "HTTP",
                        "an upload is turned away with 500",
                        Fault.UPLOAD_ERROR_500,
                        PENDING,
                        "ba.connection.upload"),
                fault(
                        "HTTP",
                        "an upload is turned away with 400",
                        Fault.UPLOAD_ERROR_400,
                        PENDING,
                        "ba.connection.upload"),
                once("page", "an upload is answered by an odd page", Fault.UPLOAD_ODD_PAGE, ACCEPTED, "", NOTHING),
                once(
                        "HTTP",
                        "an upload is answered by 503",
                        Fault.UPLOAD_MAINTENANCE,
                        IN_DOUBT,
                        "ba.connection.lost",
                        NOTHING),
                once(
                        "network",
                        "the connection is cut before an upload arrives",
                        Fault.UPLOAD_CUT_BEFORE,
                        IN_DOUBT,
                        "ba.connection.lost",
                        NOTHING),
                once(
                        "network",
                        "the connection is cut after an upload arrived",
                        Fault.UPLOAD_CUT_AFTER,
                        ACCEPTED,
                        "",
                        NOTHING),
                once("timing", "an upload arrives and the answer does not", Fault.UPLOAD_SILENT, ACCEPTED, "", NOTHING),
                fault("page", "names are checked at the upload", Fault.UPLOAD_NAME_CHECK, ACCEPTED, ""));
    }

    private static List<FaultCase> timing() {
        return List.of(
                fault("timing", "uploads are not looked at", Fault.NEVER_JUDGED, SUBMITTED, ""),
                new FaultCase(
                        "timing",
                        "no report for more than a day",
                        office -> {
                            office.gateway.faults().plan(Fault.NEVER_JUDGED, Integer.MAX_VALUE);
                            office.runWorker();
                            office.pass(Duration.ofHours(25));
                        },
                        IN_DOUBT,
                        "dispatch.overdue",
                        office -> office.gateway.faults().clear(),
                        ACCEPTED),
                fault("page", "the listing hides the reports", Fault.REPORTS_HIDDEN, SUBMITTED, ""),
                fault("page", "the listing shows another partner's reports", Fault.REPORTS_OF_ANOTHER, SUBMITTED, ""));
    }

    /** The BA sends the report again as it should have been. */
    private static void again(Office office) throws IOException {
        String name = office.gateway.book().reports(Office.PARTNER).stream()
                .max(String::compareTo)
                .orElseThrow();
        byte[] sound = "<HRBAXMLErrorLog><ErrorInformation/></HRBAXMLErrorLog>".getBytes(StandardCharsets.UTF_8);
        office.gateway.book().publish(Office.PARTNER, name, sound, office.now());
    }

    private static List<FaultCase> reports() {
        return List.of(
                once("report", "a report comes under two names", Fault.REPORT_TWICE, ACCEPTED, "", NOTHING),
                once(
                        "report",
                        "a report is blank",
                        Fault.REPORT_BLANK,
                        SUBMITTED,
                        "ba.report.blank",
                        FaultCases::again),
                once(
                        "report",
                        "a report ends in the middle",
                        Fault.REPORT_CUT,
                        SUBMITTED,
                        "ba.report.unreadable",
                        FaultCases::again),
                once(
                        "report",
                        "a report is an HTML page",
                        Fault.REPORT_HTML,
                        SUBMITTED,
                        "ba.report.unreadable",
                        FaultCases::again),
                once("report", "a report has another root", Fault.REPORT_OTHER_ROOT, ACCEPTED, "", NOTHING),
                once("report", "a report has a namespace", Fault.REPORT_NAMESPACE, ACCEPTED, "", NOTHING),
                once("report", "a report is in ISO-8859-1", Fault.REPORT_LATIN1, ACCEPTED, "", NOTHING),
                once(
                        "report",
                        "a report says something about the file",
                        Fault.REPORT_ABOUT_FILE,
                        SUBMITTED,
                        "ba.999",
                        FaultCases::again),
                fault("report", "a report is listed and cannot be fetched", Fault.REPORT_UNAVAILABLE, SUBMITTED, ""),
                new FaultCase(
                        "report",
                        "codes begin with APPS_, and the place is unknown",
                        office -> {
                            office.gateway.faults().plan(Fault.REPORT_OLD_CODES, 1);
                            office.service.publish(new ChannelId("ba"), wrongPlace());
                        },
                        REJECTED,
                        "ba.033",
                        office -> office.service.publish(
                                new ChannelId("ba"), Office.posting(JOB).build()),
                        ACCEPTED));
    }

    private static org.aushang.api.model.JobPosting wrongPlace() {
        return Office.posting(JOB)
                .jobLocations(List.of(PostalAddress.builder()
                        .postalCode("48143")
                        .addressLocality("Bielefeld")
                        .addressRegion("Nordrhein-Westfalen")
                        .addressCountry("DE")
                        .build()))
                .build();
    }

    /** The posting is online, the BA's staff changes it, and the host changes it. */
    private static FaultCase staff(
            String name, UnaryOperator<Offer> act, PublicationState meanwhile, String code, PublicationState end) {
        return new FaultCase(
                "staff",
                name,
                office -> {
                    office.runWorker();
                    office.runWorker();
                    office.gateway.book().change(Office.PARTNER, office.reference(JOB), act);
                    office.service.publish(
                            new ChannelId("ba"),
                            Office.posting(JOB)
                                    .description("Sie pflegen nun auch den Stadtwald und alle Alleen der Stadt.")
                                    .build());
                },
                meanwhile,
                code,
                NOTHING,
                end);
    }

    private static List<FaultCase> staff() {
        return List.of(
                staff(
                        "the posting was deactivated",
                        offer -> offer.in(Offer.State.DEACTIVATED),
                        REMOVED_BY_BOARD,
                        "ba.062",
                        REMOVED_BY_BOARD),
                staff(
                        "the posting is marked for deletion",
                        offer -> offer.in(Offer.State.MARKED),
                        REMOVED_BY_BOARD,
                        "ba.107",
                        REMOVED_BY_BOARD),
                staff(
                        "the employer's account is deactivated",
                        offer -> offer.in(Offer.State.ACCOUNT_DEACTIVATED),
                        REJECTED,
                        "ba.049",
                        REJECTED),
                new FaultCase(
                        "staff",
                        "the posting was edited at the BA in the meantime",
                        office -> {
                            office.runWorker();
                            office.runWorker();
                            office.gateway
                                    .book()
                                    .change(
                                            Office.PARTNER,
                                            office.reference(JOB),
                                            offer -> offer.edited(office.now().plus(Duration.ofHours(1))));
                            office.service.publish(
                                    new ChannelId("ba"),
                                    Office.posting(JOB).totalJobOpenings(2).build());
                        },
                        REJECTED,
                        "ba.DataStore_120",
                        office -> {
                            office.pass(Duration.ofHours(2));
                            office.service.retry(PublicationRef.of("ba", JOB));
                        },
                        ACCEPTED),
                staff("the posting was removed", Offer::deleted, ACCEPTED, "", ACCEPTED));
    }

    /** Two are online for days, and then the BA's overview of offers is looked at. */
    private static FaultCase overview(String name, FaultCase.Act strike, String code, FaultCase.Act heal) {
        return new FaultCase(
                "staff",
                name,
                office -> {
                    office.service.publish(
                            new ChannelId("ba"), Office.posting("f2").build());
                    office.runWorker();
                    office.runWorker();
                    office.pass(Duration.ofDays(2));
                    strike.on(office);
                },
                ACCEPTED,
                code,
                office -> {
                    heal.on(office);
                    office.pass(Duration.ofHours(7));
                },
                ACCEPTED);
    }

    /** Reports are deleted at the gateway once they are decided, as the channel's form wants it. */
    private static FaultCase deleting(String name, FaultCase.Act strike, int left) {
        return new FaultCase(
                "HTTP",
                name,
                office -> {
                    office.configure("deleteReports", true);
                    strike.on(office);
                },
                ACCEPTED,
                "",
                office -> assertThat(office.gateway.book().reports(Office.PARTNER))
                        .hasSize(left),
                ACCEPTED);
    }

    private static List<FaultCase> overviews() {
        return List.of(
                deleting("reports are deleted as soon as they are decided", NOTHING, 0),
                deleting(
                        "reports cannot be deleted",
                        office -> office.gateway.faults().plan(Fault.DELETE_FORBIDDEN, Integer.MAX_VALUE),
                        1),
                overview(
                        "the posting is missing in the overview of offers, and comes back",
                        office -> office.gateway
                                .book()
                                .change(
                                        Office.PARTNER,
                                        office.reference(JOB),
                                        offer -> offer.in(Offer.State.DEACTIVATED)),
                        "dispatch.drift-missing",
                        office -> office.gateway
                                .book()
                                .change(Office.PARTNER, office.reference(JOB), offer -> offer.in(Offer.State.ONLINE))),
                overview(
                        "the overview of offers is no spreadsheet",
                        office -> office.gateway.faults().plan(Fault.OVERVIEW_BROKEN, Integer.MAX_VALUE),
                        "",
                        NOTHING));
    }

    /** The gateway knows the reference number already. */
    private static FaultCase known(String name, UnaryOperator<Offer> as) {
        return new FaultCase(
                "refusal",
                name,
                office -> office.gateway
                        .book()
                        .add(
                                Office.PARTNER,
                                office.reference(JOB),
                                as.apply(Offer.inserted(1, 0, "A000A00001", "Gärtnerin / Gärtner (m/w/d) " + JOB))),
                ACCEPTED,
                "",
                NOTHING,
                ACCEPTED);
    }

    private static List<FaultCase> refusals() {
        return List.of(
                known("the posting is there already (110)", offer -> offer),
                known("the number was used before (139)", Offer::deleted),
                new FaultCase(
                        "refusal",
                        "the place is unknown (033)",
                        office -> office.service.publish(new ChannelId("ba"), wrongPlace()),
                        REJECTED,
                        "ba.033",
                        office -> office.service.publish(
                                new ChannelId("ba"), Office.posting(JOB).build()),
                        ACCEPTED),
                new FaultCase(
                        "refusal",
                        "the description is too short (166), seen before sending",
                        office -> office.service.publish(
                                new ChannelId("ba"),
                                Office.posting(JOB).description("kurz").build()),
                        INVALID,
                        "ba.166",
                        office -> office.service.publish(
                                new ChannelId("ba"), Office.posting(JOB).build()),
                        ACCEPTED),
                form("refusal", "the Kundennummer is unknown (187)", Map.of("kundennummer", "B000B00000"), "ba.187"),
                form("refusal", "the employer is not supervised (066)", Map.of("kundennummer", "A000A00002"), "ba.066"),
                refused(
                        "the Allianzpartnernummer is another's (086)",
                        Map.of("allianzpartnernummer", "11111"),
                        "ba.086"));
    }

    /** Only the BA can know; after the correction it is retried on request. */
    private static FaultCase refused(String name, Map<String, Object> values, String code) {
        return new FaultCase(
                "refusal",
                name,
                office -> office.configure(values),
                REJECTED,
                code,
                office -> {
                    office.repair();
                    office.service.retry(PublicationRef.of("ba", JOB));
                },
                ACCEPTED);
    }

    private static FaultCase certificate(String name, Made made, String pin, String code) {
        return new FaultCase(
                "certificate",
                name,
                office -> office.configure(
                        Map.of(".certificate", made.in(office), ".pin", pin.isEmpty() ? office.pin() : pin)),
                PENDING,
                code,
                Office::repair,
                ACCEPTED);
    }

    private interface Made {

        String in(Office office) throws IOException;
    }

    private static List<FaultCase> certificates() {
        return List.of(
                form("certificate", "none", Map.of(".certificate", ""), "certificate.certificate-missing"),
                form("certificate", "no PIN", Map.of(".pin", ""), "certificate.pin-missing"),
                form("certificate", "a wrong PIN", Map.of(".pin", "99999999"), "certificate.wrong-pin"),
                form(
                        "certificate",
                        "a placeholder that was not replaced",
                        Map.of(".pin", "$[secret:ba.pin]"),
                        "certificate.placeholder"),
                form(
                        "certificate",
                        "a secret that is not in the store",
                        Map.of(".pin", "store:ba"),
                        "certificate.secret-not-found"),
                certificate(
                        "the store's key is damaged",
                        office -> {
                            Files.createDirectories(office.directory.resolve("aushang/secrets"));
                            Files.write(office.directory.resolve("aushang/secrets/ba.secret"), new byte[60]);
                            return "store:ba";
                        },
                        "",
                        "certificate.store-locked"),
                form(
                        "certificate",
                        "a path out of the directory",
                        Map.of(".certificate", "../../etc/passwd"),
                        "certificate.outside-directory"),
                form(
                        "certificate",
                        "a file that is not there",
                        Map.of(".certificate", "nowhere.p12"),
                        "certificate.file-not-found"),
                certificate(
                        "a certificate alone",
                        office -> Forged.alone(office.now()),
                        Forged.PIN,
                        "certificate.pem-or-der"),
                form("certificate", "no PKCS#12", Map.of(".certificate", "MIIx".repeat(100)), "certificate.not-pkcs12"),
                certificate(
                        "no private key",
                        office -> Forged.withoutKey(office.now()),
                        Forged.PIN,
                        "certificate.no-private-key"),
                certificate(
                        "another's key",
                        office -> Forged.mixedUp(office.now()),
                        Forged.PIN,
                        "certificate.key-mismatch"),
                certificate(
                        "a key of 512 bits",
                        office -> Forged.valid(office.now(), office.now().plus(Duration.ofDays(9)), 512),
                        Forged.PIN,
                        "certificate.weak-key"),
                certificate(
                        "expired",
                        office -> Forged.valid(
                                office.now().minus(Duration.ofDays(9)),
                                office.now().minus(Duration.ofDays(1))),
                        Forged.PIN,
                        "certificate.expired"),
                certificate(
                        "not valid yet",
                        office -> Forged.valid(
                                office.now().plus(Duration.ofDays(1)),
                                office.now().plus(Duration.ofDays(9))),
                        Forged.PIN,
                        "certificate.not-yet-valid"),
                new FaultCase(
                        "certificate",
                        "expired, and the next one waits beside it",
                        office -> office.configure(Map.of(
                                ".certificate",
                                        Forged.valid(
                                                office.now().minus(Duration.ofDays(9)),
                                                office.now().minus(Duration.ofDays(1))),
                                ".pin", Forged.PIN,
                                ".nextCertificate", office.goodCertificate(),
                                ".nextPin", office.pin())),
                        ACCEPTED,
                        "",
                        NOTHING,
                        ACCEPTED));
    }

    private static List<FaultCase> configuration() {
        return List.of(
                form(
                        "configuration",
                        "the Supplier-ID has a typo",
                        Map.of("supplierId", "V99999990"),
                        "channel.supplierId"),
                form(
                        "configuration",
                        "the Kundennummer stands in the Supplier-ID",
                        Map.of("supplierId", "A000A00001"),
                        "channel.supplierId.kundennummer"),
                form(
                        "configuration",
                        "the Supplier-ID stands in the Kundennummer",
                        Map.of("kundennummer", "V999999900"),
                        "channel.kundennummer.supplierId"),
                form(
                        "configuration",
                        "a Betriebsnummer stands in the Kundennummer",
                        Map.of("kundennummer", "08791942"),
                        "channel.kundennummer.betriebsnummer"),
                form("configuration", "no Kundennummer", Map.of("kundennummer", ""), "channel.kundennummer.missing"),
                form(
                        "configuration",
                        "the Supplier-ID stands in the Allianzpartnernummer",
                        Map.of("allianzpartnernummer", "V999999900"),
                        "channel.allianzpartnernummer.supplierId"),
                form(
                        "configuration",
                        "the address is not https",
                        Map.of("baseUrl", "http://localhost/"),
                        "channel.baseUrl"),
                form("configuration", "the proxy is none", Map.of("proxy", "squid"), "channel.proxy"),
                form("configuration", "a number is too small", Map.of("batchSize", 0), "setting.number"),
                form("configuration", "not supervised yet", Map.of("supervised", "no"), "channel.066"),
                form(
                        "configuration",
                        "the second schema is not there",
                        Map.of("schema", "nowhere.xsd"),
                        "channel.schema"),
                form("configuration", "switched off", Map.of("enabled", false), ""));
    }
}
