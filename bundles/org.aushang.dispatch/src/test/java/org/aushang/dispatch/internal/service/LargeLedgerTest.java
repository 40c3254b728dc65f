package org.aushang.dispatch.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
@Tag("slow")
class LargeLedgerTest {

    @TempDir
    Path directory;

    /** As a whole process, because only that shows how much memory it takes. */
    @Test
    void two_hundred_thousand_publications_are_read_in_little_memory() throws IOException, InterruptedException {
        LargeLedger.fill(directory, 200_000);
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeLedger.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("200000 read, revision of 200000");
    }
}
