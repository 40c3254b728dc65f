package org.aushang.transport;

import org.osgi.annotation.versioning.ProviderType;

/** HTTPS client of one identity at one gateway, over HTTP/1.1, without following redirects. For one thread at a time. */
@ProviderType
public interface GatewayClient extends AutoCloseable {

    /** @param path relative to the gateway's base, may be empty, already percent-encoded */
    Reply get(String path);

    /**
     * Posts one file as {@code multipart/form-data} with one part.
     *
     * @param path relative to the gateway's base
     * @param field the form field's name
     * @param fileName letters, digits, {@code _}, {@code -} and {@code .} only
     */
    Reply upload(String path, String field, String fileName, byte[] content);

    /** @param path relative to the gateway's base, already percent-encoded */
    Reply delete(String path);

    /** Ends what is still running and lets go of all connections and threads. */
    @Override
    void close();
}
