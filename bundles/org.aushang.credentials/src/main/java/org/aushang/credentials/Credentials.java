package org.aushang.credentials;

import org.osgi.annotation.versioning.ProviderType;

/** Takes certificates and PINs into keeping. A service; safe for all threads. */
@ProviderType
public interface Credentials {

    /**
     * Keeps certificate and PIN together. Nothing is read yet and nothing fails.
     *
     * @param certificate the bytes of a PKCS#12 file in Base64, or a path below the directory configured for
     *     certificates
     * @param pin its PIN; the caller may forget it afterwards
     */
    Credential keep(String certificate, String pin);
}
