package org.aushang.simulator.arbeitsagentur.internal.gateway;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The gateway's pages, as an Apache of its day makes them (docs/hr-ba-xml.md#transport, docs/hr-ba-xml.md#gateway-deviations). File names hold no HTML: we named them. */
final class Pages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm", Locale.ENGLISH).withZone(ZoneId.of("Europe/Berlin"));

    private Pages() {}

    /** @param names folders with a slash at their end */
    static String index(String path, List<String> names, Instant now) {
        StringBuilder rows = new StringBuilder();
        names.forEach(name -> row(rows, name, now, name.endsWith("/") ? "-" : "1.0K"));
        return """
                <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">
                <html><head><title>Index of %s</title></head><body>
                <h1>Index of %s</h1>
                <table><tr><th><a href="?C=N;O=A">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th>\
                <th><a href="?C=S;O=A">Size</a></th><th><a href="?C=D;O=A">Description</a></th></tr>
                %s</table>
                <address>Apache Server at <a href="mailto:webmaster@localhost">hrbaxml.arbeitsagentur.de</a> Port 443</address>
                </body></html>
                """
                .formatted(path, path, rows);
    }

    private static void row(StringBuilder rows, String name, Instant now, String size) {
        rows.append("<tr><td><a href=\"")
                .append(name)
                .append("\">")
                .append(name)
                .append("</a></td><td>");
        rows.append(TIME.format(now)).append("</td><td>").append(size).append("</td><td>&nbsp;</td></tr>\n");
    }

    static String form() {
        return """
                <html><head><title>HRBAXML File Upload</title></head><body>
                <form action="upload.php" method="post" enctype="multipart/form-data">
                <input type="file" name="upload"><input type="submit" value="Datei senden">
                </form></body></html>
                """;
    }

    static String success() {
        return "<html><head><title>SUCCESS</title></head><body>Die Übermittlung der Datei war erfolgreich.</body></html>\n";
    }

    static String error(String why) {
        return "<html><head><title>ERROR</title></head><body>Fehler in der Übertragung: " + why + "</body></html>\n";
    }
}
