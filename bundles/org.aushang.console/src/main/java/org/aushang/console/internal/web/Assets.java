package org.aushang.console.internal.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The style sheets and scripts, each under a name that changes with its content, so that browsers may keep it for ever. */
final class Assets {

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css;charset=UTF-8", "js", "text/javascript;charset=UTF-8", "svg", "image/svg+xml");

    private final Map<String, Asset> byPath = new LinkedHashMap<>();
    private final Map<String, String> paths = new LinkedHashMap<>();

    /** One file, as it is and compressed. */
    static final class Asset {

        private final String type;
        private final byte[] content;
        private final byte[] gzipped;

        private Asset(String type, byte[] content) {
            this.type = type;
            this.content = content;
            this.gzipped = gzip(content);
        }

        String type() {
            return type;
        }

        byte[] content(boolean compressed) {
            return compressed ? gzipped.clone() : content.clone();
        }
    }

    /** @param names resources below {@code /assets} */
    Assets(String... names) {
        for (String name : names) {
            byte[] content = read(name);
            String path = digest(content) + "/" + name;
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            byPath.put(path, new Asset(type, content));
            paths.put(name, path);
        }
    }

    /** Paths by names without dots, for templates. */
    Map<String, String> paths() {
        Map<String, String> all = new LinkedHashMap<>();
        paths.forEach((name, path) -> all.put(name.replaceAll("\\W", "_"), path));
        return all;
    }

    Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the bundle has no asset " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, 12);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
