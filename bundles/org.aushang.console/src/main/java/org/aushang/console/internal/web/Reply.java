package org.aushang.console.internal.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** What a handler answers. */
public sealed interface Reply {

    /**
     * A page.
     *
     * @param template its name, without suffix
     * @param model what the template shows besides what every page has
     */
    record Page(int status, String template, Map<String, Object> model) implements Reply {}

    /** After a change: the browser asks for another page, a path below the console's. */
    record Redirect(String path) implements Reply {}

    /** A file to be saved; never shown in the browser. */
    final class Download implements Reply {

        private final String name;
        private final byte[] content;

        public Download(String name, byte[] content) {
            this.name = name;
            this.content = content.clone();
        }

        String name() {
            return name;
        }

        int length() {
            return content.length;
        }

        void writeTo(OutputStream out) throws IOException {
            out.write(content);
        }
    }

    static Reply page(String template, Map<String, Object> model) {
        return new Page(200, template, model);
    }

    /** The form again, with what is wrong with it. */
    static Reply invalid(String template, Map<String, Object> model) {
        return new Page(422, template, model);
    }

    static Reply redirect(String path) {
        return new Redirect(path);
    }

    static Reply notFound() {
        return new Page(404, "missing", Map.of());
    }
}
