package org.aushang.demo.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aushang.schemaorg.JobPostingReader;
import org.aushang.schemaorg.Reading;

/** Reads the sample files; {@code {today+30}} in them is the day thirty days from now. */
final class Samples {

    private static final Pattern DAY = Pattern.compile("\\{today([+-]\\d+)?}");

    private Samples() {}

    /** @throws IllegalStateException if a file is not as a sample must be */
    static List<Sample> read(List<URL> files, LocalDate today) {
        List<Sample> samples = new ArrayList<>();
        for (URL file :
                files.stream().sorted(Comparator.comparing(URL::getPath)).toList()) {
            try (InputStream in = file.openStream()) {
                String text = dated(new String(in.readAllBytes(), StandardCharsets.UTF_8), today);
                Reading reading = new JobPostingReader().read(text);
                if (reading.postings().isEmpty() || !reading.findings().isEmpty()) {
                    throw new IllegalStateException(file + ": " + reading.findings());
                }
                reading.postings().forEach(posting -> samples.add(Sample.of(posting)));
            } catch (IOException e) {
                throw new IllegalStateException(file + " cannot be read", e);
            }
        }
        return samples;
    }

    private static String dated(String text, LocalDate today) {
        Matcher matcher = DAY.matcher(text);
        return matcher.replaceAll(found -> today.plusDays(found.group(1) == null ? 0 : Long.parseLong(found.group(1)))
                .toString());
    }
}
