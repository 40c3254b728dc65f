package org.aushang.itests.inbox;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;

/**
 * How fast a mailbox is imported, as a ratio to a bare fetch of the same mails over the same connection settings in the same run. The
 * importing process has 256 MB. The server is Dovecot where it is installed, otherwise GreenMail, which gets slow with the size of a
 * folder.
 */
final class MailboxRate {

    private static final PrintStream OUT = System.out;
    private static final int ATTACHMENT = 145_000;

    private MailboxRate() {}

    /** Mails. */
    public static void main(String... arguments) throws Exception {
        if (arguments[0].equals("fetch")) {
            fetch(arguments[1], arguments[2]);
            return;
        }
        // After the server is closed, which is a process of its own.
        System.exit(measure(Integer.parseInt(arguments[0])) ? 0 : 1);
    }

    private static boolean measure(int mails) throws Exception {
        Path home = Files.createTempDirectory("mailbox-rate");
        Files.createDirectories(home.resolve("host"));
        Files.createDirectories(home.resolve("secrets"));
        try (ImapServer server =
                Dovecot.isThere() ? new Dovecot(home, MailServer.keyStore(home)) : new MailServer(home)) {
            fill(server, mails);
            if (server instanceof Dovecot dovecot) {
                dovecot.handOver();
            }
            OUT.println(mails + " mails of about 200 KB are in the mailbox of "
                    + server.getClass().getSimpleName());
            Map<String, String> settings = new HashMap<>(server.settings());
            double bare = bare(settings, home);
            OUT.printf("bare fetch: %.1f s, %.0f mails/s%n", bare, mails / bare);
            double imported = imported(server, settings, home, mails);
            OUT.printf(
                    "import: %.1f s, %.0f mails/s; ratio to the bare fetch %.2f (goal 0.50)%n",
                    imported, mails / imported, bare / imported);
            return bare / imported >= 0.5;
        }
    }

    private static void fill(ImapServer server, int mails) throws Exception {
        byte[] pdf = new byte[ATTACHMENT];
        new Random(1).nextBytes(pdf);
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, pdf, 0, 8);
        String file = Base64.getMimeEncoder().encodeToString(pdf);
        for (int i = 0; i < mails; i++) {
            server.deliver(
                    ("From: c" + i + "@example.org\r\nTo: jobs+" + InboxNode.TOKEN + "@example.com\r\nMessage-ID: <" + i
                                    + "@example.org>\r\nSubject: Bewerbung\r\nMIME-Version: 1.0\r\n"
                                    + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nmail-"
                                    + i
                                    + "\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=cv.pdf\r\n"
                                    + "Content-Transfer-Encoding: base64\r\n\r\n" + file + "\r\n--b--\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static ProcessBuilder java(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** In a process of its own, as the import; its start does not count in either. */
    private static double bare(Map<String, String> settings, Path home) throws IOException, InterruptedException {
        Process process = java(List.of(
                        MailboxRate.class.getName(),
                        "fetch",
                        settings.getOrDefault("port", ""),
                        home.resolve("store.p12").toString()))
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String last = "";
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line;
            }
            if (process.waitFor() != 0) {
                throw new IOException("the bare fetch failed: " + last);
            }
            return Double.parseDouble(last);
        }
    }

    private static void fetch(String port, String trusted) throws Exception {
        System.setProperty("javax.net.ssl.trustStore", trusted);
        System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
        Properties properties = new Properties();
        properties.put("mail.imaps.peek", "true");
        // One request for each mail: the fastest that there is.
        properties.put("mail.imaps.partialfetch", "false");
        properties.put("mail.imaps.ssl.checkserveridentity", "true");
        byte[] buffer = new byte[64 * 1024];
        long begin = System.nanoTime();
        try (Store store = Session.getInstance(properties).getStore("imaps")) {
            store.connect("localhost", Integer.parseInt(port), MailServer.USER, MailServer.PASSWORD);
            Folder folder = store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            for (Message message : folder.getMessages()) {
                try (InputStream in = ((org.eclipse.angus.mail.imap.IMAPMessage) message).getMimeStream()) {
                    while (in.read(buffer) >= 0) {
                        // Only fetched.
                    }
                }
            }
        }
        OUT.println((System.nanoTime() - begin) / 1e9);
    }

    /** Until the mailbox is empty: each mail is parsed, inspected, encrypted, stored and moved. */
    private static double imported(ImapServer server, Map<String, String> settings, Path home, int mails)
            throws Exception {
        Properties file = new Properties();
        file.putAll(settings);
        file.setProperty("home", home.toString());
        file.setProperty("secrets", home.resolve("secrets").toString());
        file.setProperty("host-folder", home.resolve("host").toString());
        Path settingsFile = home.resolve("settings");
        try (var out = Files.newOutputStream(settingsFile)) {
            file.store(out, null);
        }
        Process process = java(List.of(
                        InboxNode.class.getName(),
                        settingsFile.toString(),
                        home.resolve("port").toString()))
                .redirectOutput(home.resolve("log").toFile())
                .start();
        try {
            while (server.left() == mails) {
                Thread.sleep(10);
                alive(process, home);
            }
            long peak = 0;
            // From the first hundred on that were moved.
            long begin = System.nanoTime();
            int first = server.left();
            while (server.left() > 0) {
                Thread.sleep(200);
                peak = Math.max(peak, resident(process));
                alive(process, home);
            }
            OUT.printf("largest resident size of the importing process: %d MB%n", peak / 1024);
            double seconds = (System.nanoTime() - begin) / 1e9;
            return seconds * mails / first;
        } finally {
            process.destroyForcibly();
        }
    }

    /** In KB, as Linux counts it. */
    private static long resident(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static void alive(Process process, Path home) {
        if (!process.isAlive()) {
            throw new IllegalStateException("the importing process ended; see " + home.resolve("log"));
        }
    }
}
