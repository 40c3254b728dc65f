package org.aushang.transport;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Visible text of an HTML page.
 *
 * @param title the page's title, empty if it has none
 * @param text its words
 * @param login whether it asks for a password
 * @param files the names that its links lead to in the same folder, decoded, in page order: no sort links, no folders,
 *     no other sites
 */
public record Page(String title, String text, boolean login, List<String> files) {

    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]+)");

    public Page {
        files = List.copyOf(files);
    }

    static Page parse(String contentType, byte[] body) {
        Document page = Jsoup.parse(new String(body, charset(contentType)));
        List<String> files = page.select("a[href]").stream()
                .map(link -> link.attr("href"))
                .flatMap(href -> fileName(href).stream())
                .distinct()
                .toList();
        return new Page(
                page.title(), page.text(), !page.select("input[type=password]").isEmpty(), files);
    }

    private static Charset charset(String contentType) {
        Matcher matcher = CHARSET.matcher(contentType.toLowerCase(Locale.ROOT));
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static Optional<String> fileName(String href) {
        String bare = href.startsWith("./") ? href.substring(2) : href;
        if (bare.isEmpty()
                || bare.contains("/")
                || bare.contains(":")
                || bare.startsWith("?")
                || bare.startsWith("#")) {
            return Optional.empty();
        }
        try {
            String name = URLDecoder.decode(bare.replace("+", "%2B"), StandardCharsets.UTF_8);
            return name.contains("/") ? Optional.empty() : Optional.of(name);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
