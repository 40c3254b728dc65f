package org.aushang.hrbaxml;

import static org.assertj.core.api.Assertions.assertThat;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aushang.hrbaxml.schema.JobPositionPostingType;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table must not be milder nor stricter than two schema validators, whatever stands in a record. */
class ElementTableTest {

    private static final List<Integer> LENGTHS =
            List.of(1, 2, 6, 14, 15, 25, 27, 30, 35, 40, 45, 60, 64, 90, 100, 200, 254, 255, 1000, 4000);
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "DE",
            "de",
            "D",
            "DEU",
            "0049",
            "+49",
            "+",
            "00",
            "12",
            "123",
            "1234567",
            "12345678",
            " 123 ",
            "1\n2",
            "A100B00001",
            "I100B00001",
            "V999999900",
            "X999999900",
            "https://a",
            "ftp:/a",
            "HTTP://a",
            "http://",
            "10:30",
            "1:30",
            "62.01",
            "62.",
            "A",
            "128",
            "129",
            "143",
            "144",
            "303",
            "304",
            "0",
            "-1",
            "+5",
            "007",
            "x");
    private static final List<Integer> NUMBERS = List.of(
            -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 17, 18, 20, 21, 34, 36, 40, 41, 99, 100, 120, 121, 999,
            1000, 9999, 10000);
    private static final List<String> DECIMALS = List.of(
            "0.99", "1", "1.00", "38.5", "38.50", "38.55", "38.555", "38.550", "48", "48.00", "48.01", "-3", "1E+1");
    /** Without the year 0, which XML Schema 1.0 forbids, and which not all validators refuse. */
    private static final List<LocalDate> DATES = List.of(
            LocalDate.of(2026, 11, 23),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(9999, 12, 31),
            LocalDate.of(10000, 1, 1),
            LocalDate.of(1, 1, 1));

    private static final List<OffsetDateTime> TIMES = List.of(
            OffsetDateTime.of(2026, 11, 23, 9, 30, 0, 0, ZoneOffset.ofHours(1)),
            OffsetDateTime.of(2026, 11, 23, 0, 0, 0, 0, ZoneOffset.UTC),
            OffsetDateTime.of(12026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));

    private static final WstxInputFactory READERS = new WstxInputFactory();

    private final SchemaCheck jdk = SchemaCheck.of(SchemaRelease.LATER);
    private final SchemaCheck jdkP82 = SchemaCheck.of(SchemaRelease.P82);

    @Test
    void agrees_with_validators_about_5_000_mutations() throws Exception {
        agree(new Random(2026), 5_000);
    }

    @Test
    @Tag("slow")
    void agrees_with_validators_about_100_000_mutations() throws Exception {
        agree(new Random(20261124), 100_000);
    }

    /** The records are mutated in place, because reading them takes longer than judging them; each mutation is undone. */
    private void agree(Random random, int mutations) throws Exception {
        List<Files> examples =
                List.of(Files.read(Files.example(Files.EMPLOYER)), Files.read(Files.example(Files.BOARD)));
        Map<SchemaRelease, int[]> counts = new EnumMap<>(SchemaRelease.class);
        for (int i = 0; i < mutations; i++) {
            Files file = examples.get(random.nextInt(examples.size()));
            JobPositionPostingType record =
                    file.postings().get(random.nextInt(file.postings().size()));
            List<Mutation> mutated = new ArrayList<>();
            for (int j = random.nextInt(2); j >= 0; j--) {
                mutated.add(0, mutate(record, random));
            }
            SchemaRelease release = random.nextBoolean() ? SchemaRelease.P82 : SchemaRelease.LATER;
            Files.Written written = new Files(file.header(), List.of(record), List.of()).write(release);

            List<String> judged = judge(written.bytes(), release);
            assertThat(written.violations().isEmpty())
                    .as("mutation %d: ours %s, the validator's %s%n%s", i, written.violations(), judged, written.text())
                    .isEqualTo(judged.isEmpty());
            if (i % 10 == 0 && mutated.stream().noneMatch(Mutation::hasSurrogates)) {
                // The JDK's is slow, and counts a surrogate pair as two characters.
                SchemaCheck second = release == SchemaRelease.P82 ? jdkP82 : jdk;
                List<Violation> violations = second.violations(written.bytes());
                assertThat(written.violations().isEmpty())
                        .as(
                                "mutation %d: ours %s, the JDK's %s%n%s",
                                i, written.violations(), violations, written.text())
                        .isEqualTo(violations.isEmpty());
            }
            counts.computeIfAbsent(release, key -> new int[2])[judged.isEmpty() ? 0 : 1]++;
            for (Mutation one : mutated) {
                one.undo();
            }
        }
        assertThat(counts.values())
                .as("valid and invalid records of each release")
                .allSatisfy(both -> assertThat(both).doesNotContain(0));
    }

    /** What was changed, and how it was. */
    private record Mutation(Object owner, Field field, @Nullable Object before, @Nullable Object after) {

        static Mutation of(Object owner, Field field, @Nullable Object after) throws ReflectiveOperationException {
            Mutation mutation = new Mutation(owner, field, field.get(owner), after);
            field.set(owner, after);
            return mutation;
        }

        void undo() throws ReflectiveOperationException {
            field.set(owner, before);
        }

        boolean hasSurrogates() {
            return after instanceof String text && text.codePoints().anyMatch(Character::isSupplementaryCodePoint);
        }
    }

    private static List<String> judge(byte[] bytes, SchemaRelease release) throws Exception {
        List<String> problems = new ArrayList<>();
        XMLStreamReader2 xml = (XMLStreamReader2) READERS.createXMLStreamReader(new ByteArrayInputStream(bytes));
        xml.setValidationProblemHandler(problem -> problems.add(problem.getLocation() + " " + problem.getMessage()));
        xml.validateAgainst(Compiled.of(release));
        while (xml.hasNext()) {
            xml.next();
        }
        return problems;
    }

    /** A value, its absence or presence, or the number of its occurrences. */
    private static Mutation mutate(JobPositionPostingType record, Random random) throws ReflectiveOperationException {
        List<Object> owners = new ArrayList<>();
        collect(record, owners);
        Object owner = owners.get(random.nextInt(owners.size()));
        List<Field> fields = fields(owner.getClass()).toList();
        Field field = fields.get(random.nextInt(fields.size()));
        if (field.getType() == List.class) {
            return several(owner, field, random);
        }
        return Mutation.of(owner, field, random.nextInt(5) == 0 ? null : value(field.getType(), random));
    }

    @SuppressWarnings("unchecked")
    private static Mutation several(Object owner, Field field, Random random) throws ReflectiveOperationException {
        Class<?> type = (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
        List<Object> list = new ArrayList<>();
        List<Object> before = (List<Object>) field.get(owner);
        Object first = before == null || before.isEmpty() ? value(type, random) : before.get(0);
        if (first != null) {
            IntStream.range(0, List.of(0, 1, 2, 3, 5, 6, 10, 11, 20, 21).get(random.nextInt(10)))
                    .forEach(i -> list.add(first));
        }
        return Mutation.of(owner, field, list);
    }

    private static @Nullable Object value(Class<?> type, Random random) throws ReflectiveOperationException {
        if (type == String.class) {
            return text(random);
        }
        if (type == Integer.class) {
            return NUMBERS.get(random.nextInt(NUMBERS.size()));
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(DECIMALS.get(random.nextInt(DECIMALS.size())));
        }
        if (type == LocalDate.class) {
            return DATES.get(random.nextInt(DATES.size()));
        }
        if (type == OffsetDateTime.class) {
            return TIMES.get(random.nextInt(TIMES.size()));
        }
        // What has no structure is never written.
        return type == Object.class || type.isEnum()
                ? null
                : type.getConstructor().newInstance();
    }

    private static String text(Random random) {
        if (random.nextBoolean()) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
        int length = LENGTHS.get(random.nextInt(LENGTHS.size())) + random.nextInt(3) - 1;
        return List.of("a", "7", "ü", "\uD83D\uDE00").get(random.nextInt(4)).repeat(length);
    }

    private static void collect(Object owner, List<Object> owners) throws ReflectiveOperationException {
        owners.add(owner);
        for (Field field : fields(owner.getClass()).toList()) {
            Object value = field.get(owner);
            for (Object one : value instanceof List<?> list
                    ? list
                    : Stream.ofNullable(value).toList()) {
                if (one.getClass().getPackage().equals(JobPositionPostingType.class.getPackage())
                        && !one.getClass().isEnum()) {
                    collect(one, owners);
                }
            }
        }
    }

    private static Stream<Field> fields(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .peek(field -> field.setAccessible(true));
    }
}
