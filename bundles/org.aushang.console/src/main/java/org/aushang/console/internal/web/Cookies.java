package org.aushang.console.internal.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * What a browser remembers: its id and the language that was chosen.
 *
 * @param base path of the application
 */
record Cookies(HttpServletRequest request, HttpServletResponse response, String base) {

    private static final String SESSION = "aushang";
    private static final String LANGUAGE = "aushang-language";
    private static final int YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

    /** The id of this browser; a new one if it has none. */
    String session(Supplier<String> newId) {
        Optional<String> known = read(SESSION).filter(id -> id.matches("[\\w-]{43}"));
        if (known.isPresent()) {
            return known.get();
        }
        String id = newId.get();
        write(SESSION, id, "");
        return id;
    }

    /** From now on the browser has this id. */
    void signedIn(String session) {
        write(SESSION, session, "");
    }

    /** As chosen on a page, or as the browser asks for it. */
    Locale locale() {
        String chosen = request.getMethod().equals("GET") ? request.getParameter("language") : null;
        if (chosen != null && chosen.matches("de|en")) {
            write(LANGUAGE, chosen, "; Max-Age=" + YEAR_IN_SECONDS);
            return Locale.forLanguageTag(chosen);
        }
        Optional<String> before = read(LANGUAGE).filter(language -> language.matches("de|en"));
        if (before.isPresent()) {
            return Locale.forLanguageTag(before.get());
        }
        Locale wanted = request.getHeader("Accept-Language") == null ? Locale.ENGLISH : request.getLocale();
        return wanted.getLanguage().equals("de") ? Locale.GERMAN : Locale.ENGLISH;
    }

    private Optional<String> read(String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** By hand, because the servlet API knows no {@code SameSite} yet. */
    private void write(String name, String value, String age) {
        response.addHeader(
                "Set-Cookie",
                name + "=" + value + "; Path=" + base + "; HttpOnly; SameSite=Lax" + age
                        + (request.isSecure() ? "; Secure" : ""));
    }
}
