package org.aushang.simulator.arbeitsagentur.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aushang.simulator.arbeitsagentur.internal.pki.Partner;
import org.aushang.simulator.arbeitsagentur.internal.store.Offer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever arrives is judged: a file that ends in an exception would stop the gateway for everybody. */
@Tag("slow")
class UploadValidatorFuzzTest {

    private static final int FILES = 50_000;
    private static final long SEED = 20_261_124;
    private static final Pattern LEAF = Pattern.compile(">([^<>\\s][^<>]*)<");
    private static final Pattern ELEMENT = Pattern.compile("<(\\w+)>[^<>]*</\\1>");

    private static final List<String> ODD = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "2",
            "3",
            "99999999999999999999",
            "+1",
            "007",
            "1.5",
            "INF",
            "NaN",
            "12026-01-01",
            "-2026-01-01",
            "0001-01-01",
            "9999-12-31",
            "2026-02-29",
            "2026-11-22Z",
            "2026-11-22-14:00",
            "2026-11-22T24:00:00",
            "2026-11-22T09:30:00.123456789012",
            "99999-01-01T00:00:00+14:00",
            "true",
            "DE",
            "at",
            "zz",
            "303",
            "17",
            "ß",
            "a\nb",
            "\u00a0",
            "\ud83d\ude00",
            "&amp;&lt;",
            "x".repeat(5_000),
            "((",
            "..",
            "--",
            "http://",
            "ftp://x",
            "a@b.de",
            "+49",
            "99999-A1-S",
            "-S",
            "-");

    private static final Partner EMPLOYER = new Partner("V999999900", "A000A00001", "99999");

    @Test
    void fifty_thousand_mutated_files_are_all_judged() throws IOException {
        UploadValidator strict =
                new UploadValidator(Clock.fixed(Instant.parse("2026-11-23T08:30:00Z"), ZoneOffset.UTC), false);
        UploadValidator later =
                new UploadValidator(Clock.fixed(Instant.parse("2026-11-23T08:30:00Z"), ZoneOffset.UTC), true);
        List<String> sound = sound();
        Random random = new Random(SEED);
        int beyondTheSchema = 0;
        int clean = 0;
        for (int i = 0; i < FILES; i++) {
            String file = sound.get(random.nextInt(sound.size()));
            for (int mutations = random.nextInt(4); mutations >= 0; mutations--) {
                file = mutate(file, random);
            }
            byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(20) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Offer offer = Offer.inserted(1, 0, "A000A00001", "alt").edited(Instant.parse("2026-11-22T08:00:00Z"));
            boolean known = random.nextBoolean();
            UploadValidator.ValidationResult result = (random.nextBoolean() ? strict : later)
                    .validate(
                            EMPLOYER,
                            bytes,
                            reference -> known ? Optional.of(offer) : Optional.empty(),
                            random.nextBoolean());
            boolean structure =
                    result.messages().stream().anyMatch(said -> said.rule().equals("XML_Structure"));
            beyondTheSchema += structure ? 0 : 1;
            clean += result.messages().isEmpty() ? 1 : 0;
        }
        // Otherwise the schema alone would have been tested.
        assertThat(beyondTheSchema).as("reached the rules").isGreaterThan(FILES / 10);
        assertThat(clean).as("without an objection").isPositive();
    }

    private static String mutate(String file, Random random) {
        List<MatchResult> places = new ArrayList<>();
        (random.nextInt(4) == 0 ? ELEMENT : LEAF).matcher(file).results().forEach(places::add);
        if (places.isEmpty()) {
            return file;
        }
        MatchResult place = places.get(random.nextInt(places.size()));
        boolean element = place.group().startsWith("<");
        String odd = ODD.get(random.nextInt(ODD.size()));
        String instead = element
                ? random.nextBoolean() ? "" : place.group() + place.group()
                : ">" + (random.nextInt(3) == 0 ? other(places, random) : odd) + "<";
        return file.substring(0, place.start()) + instead + file.substring(place.end());
    }

    private static String other(List<MatchResult> places, Random random) {
        return places.get(random.nextInt(places.size())).group(1);
    }

    private static List<String> sound() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> examples =
                Files.list(Path.of("../org.aushang.hrbaxml/src/test/resources/org/aushang/hrbaxml"))) {
            for (Path example : examples.filter(
                            file -> file.getFileName().toString().matches("DS[VP].*(?i)xml"))
                    .sorted()
                    .toList()) {
                files.add(Files.readString(example));
            }
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(2);
        return files;
    }
}
