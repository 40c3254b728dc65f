package org.aushang.connector.arbeitsagentur.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aushang.connector.arbeitsagentur.internal.Samples.CLOCK;
import static org.aushang.connector.arbeitsagentur.internal.Samples.SETTINGS;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Submission;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.aushang.connector.arbeitsagentur.internal.Samples;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.file.UploadFileBuilder.UploadFile;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.connector.arbeitsagentur.internal.translate.Translations;
import org.aushang.hrbaxml.SchemaCheck;
import org.aushang.hrbaxml.SchemaRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFileBuilderTest {

    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-22T09:30:00");

    private static UploadFileBuilder builder(Settings settings, Optional<SchemaCheck> second) {
        return new UploadFileBuilder(settings, new Translations(settings), second);
    }

    private static Settings settings(int largest, SchemaRelease generation) {
        return new Settings(
                SETTINGS.channel(),
                true,
                SETTINGS.partner(),
                SETTINGS.gateway(),
                SETTINGS.limits(),
                SETTINGS.distance(),
                new Settings.Document(60, largest, generation, null, false),
                SETTINGS.folders(),
                List.of());
    }

    private static Order order(String id, int length) {
        return Order.publish(
                new PublicationId(id),
                Samples.posting()
                        .description("Gärten & Wege ".repeat(length / 14))
                        .build(),
                false);
    }

    private static UploadFile seal(UploadFileBuilder builder, List<Order> orders) {
        return builder.build(Submission.of(new SubmissionId("S1"), orders), NOW, CLOCK);
    }

    @Test
    void no_file_is_larger_than_its_limit_and_nothing_is_left_behind() {
        int largest = 20_000;
        UploadFileBuilder uploads = builder(settings(largest, SchemaRelease.P82), Optional.empty());
        List<Order> rest = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rest.add(i % 5 == 4 ? Order.withdraw(new PublicationId("A" + i), "") : order("A" + i, 500 + i * 170));
        }
        int files = 0;
        int sent = 0;
        while (!rest.isEmpty()) {
            UploadFile sealed = seal(uploads, rest);
            int fits = sealed instanceof UploadFile.TooLarge large ? large.fits() : rest.size();
            UploadFile again = seal(uploads, rest.subList(0, fits));

            assertThat(again).isInstanceOfSatisfying(UploadFile.Built.class, ready -> assertThat(ready.content())
                    .hasSizeLessThanOrEqualTo(largest));
            files++;
            sent += fits;
            rest = rest.subList(fits, rest.size());
        }
        assertThat(files).isGreaterThan(2);
        assertThat(sent).isEqualTo(20);
    }

    @Test
    void a_posting_that_is_too_large_alone_is_named() {
        UploadFile sealed =
                seal(builder(settings(2_000, SchemaRelease.P82), Optional.empty()), List.of(order("A1", 3_000)));

        assertThat(sealed).isInstanceOfSatisfying(UploadFile.Invalid.class, broken -> assertThat(broken.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.publication()).contains(new PublicationId("A1"))));
    }

    @Test
    void the_boards_own_schema_has_a_second_look(@TempDir Path folder) throws Exception {
        Path stricter = folder.resolve("current.xsd");
        try (InputStream in = SchemaRelease.P82.xsd()) {
            String xsd = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(xsd).contains("<xs:maxLength value=\"4000\"/>");
            Files.writeString(
                    stricter, xsd.replace("<xs:maxLength value=\"4000\"/>", "<xs:maxLength value=\"1000\"/>"));
        }
        UploadFileBuilder builder =
                builder(settings(10_000_000, SchemaRelease.P82), Optional.of(SchemaCheck.of(stricter)));

        UploadFile sealed = seal(builder, List.of(order("A1", 500), order("A2", 2_000)));

        assertThat(sealed).isInstanceOfSatisfying(UploadFile.Invalid.class, broken -> assertThat(broken.findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("ba.schema.second");
                    assertThat(finding.publication()).contains(new PublicationId("A2"));
                    assertThat(finding.message().german())
                            .contains("JobPositionInformation/Objective", "Gärten & Wege", "99999-A2-S");
                    assertThat(finding.actor()).isEqualTo(Finding.Actor.OPERATOR);
                }));
        assertThat(seal(builder, List.of(order("A1", 500)))).isInstanceOf(UploadFile.Built.class);
    }

    @Test
    void later_elements_leave_only_where_the_channel_may_send_them() {
        Order later = Order.publish(
                new PublicationId("A1"),
                Samples.posting()
                        .extension(Extensions.AGENCY, "1")
                        .extension(Extensions.EURES, "true")
                        .extension(Extensions.PARTNERS, "free")
                        .build(),
                false);

        assertThat(text(seal(builder(settings(100_000, SchemaRelease.LATER), Optional.empty()), List.of(later))))
                .contains(
                        "<EmploymentType>1</EmploymentType>",
                        "<EuresPublicationDesired>1</EuresPublicationDesired>",
                        "<ExternalPublicationToAllGratuitousPartnersDesired>1<");
        assertThat(text(seal(builder(settings(100_000, SchemaRelease.P82), Optional.empty()), List.of(later))))
                .doesNotContain("EmploymentType", "Eures", "ExternalPublication");
    }

    private static String text(UploadFile sealed) {
        assertThat(sealed).isInstanceOf(UploadFile.Built.class);
        return new String(((UploadFile.Built) sealed).content(), StandardCharsets.UTF_8);
    }
}
