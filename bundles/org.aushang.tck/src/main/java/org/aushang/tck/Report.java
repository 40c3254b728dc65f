package org.aushang.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Writes what was found, one line for each test, to {@code target/aushang-tck/<test class>.txt}. */
final class Report implements TestWatcher, AfterAllCallback {

    private final TreeMap<String, String> lines = new TreeMap<>();

    private synchronized void line(ExtensionContext context, String outcome, String why) {
        String name = context.getRequiredTestMethod().getName();
        String reason = why.isEmpty() ? "" : ": " + why.lines().findFirst().orElse("");
        lines.put(
                name.replaceFirst("^[a-z]+_", ""),
                String.format(
                        Locale.ROOT,
                        "%-8s %s%s",
                        outcome,
                        name.replaceFirst("_", " ").replaceFirst("_", " ").replace('_', ' '),
                        reason));
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        line(context, "passed", "");
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        line(context, "skipped", String.valueOf(cause.getMessage()));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        line(context, "skipped", reason.orElse(""));
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        line(context, "FAILED", String.valueOf(cause.getMessage()).strip());
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "aushang-tck"));
        Files.write(folder.resolve(context.getRequiredTestClass().getSimpleName() + ".txt"), lines.values());
    }
}
