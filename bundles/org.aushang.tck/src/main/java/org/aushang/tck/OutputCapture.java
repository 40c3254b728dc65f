package org.aushang.tck;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Captures what is printed or logged through the JDK while open, and passes it on. For one test at a time. */
final class OutputCapture implements AutoCloseable {

    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Handler handler = new Handler() {

        @Override
        public void publish(LogRecord line) {
            captured.writeBytes((line.getMessage() + " " + line.getThrown()).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    OutputCapture() {
        System.setOut(both(out));
        System.setErr(both(err));
        Logger.getLogger("").addHandler(handler);
    }

    private PrintStream both(PrintStream original) {
        return new PrintStream(
                new OutputStream() {

                    @Override
                    public void write(int b) {
                        captured.write(b);
                        original.write(b);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        captured.write(bytes, from, length);
                        original.write(bytes, from, length);
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }

    String captured() {
        return captured.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        Logger.getLogger("").removeHandler(handler);
    }
}
