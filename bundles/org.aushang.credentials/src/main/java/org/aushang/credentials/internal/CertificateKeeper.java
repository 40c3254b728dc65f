package org.aushang.credentials.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.aushang.credentials.Credential;
import org.aushang.credentials.CredentialReading;
import org.aushang.credentials.CredentialReading.Problem;
import org.aushang.credentials.CredentialReading.Unusable;
import org.aushang.credentials.Credentials;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** Keeps certificates and PINs in memory, and reads certificate files below one directory only. */
@Component(configurationPid = CertificateKeeper.PID)
@Designate(ocd = CredentialsConfig.class)
public final class CertificateKeeper implements Credentials {

    static final String PID = "org.aushang.credentials";

    private final Path directory;
    private final Pkcs12 pkcs12 = new Pkcs12(new BouncyCastleProvider());

    @Activate
    public CertificateKeeper(CredentialsConfig config, BundleContext context) {
        this(config.directory().isBlank() ? home(context).resolve("certificates") : Path.of(config.directory()));
    }

    CertificateKeeper(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    private static Path home(BundleContext context) {
        String karaf = context.getProperty("karaf.base");
        return Path.of(karaf == null ? "" : karaf).resolve("aushang");
    }

    @Override
    public Credential keep(String certificate, String pin) {
        return new Kept(certificate.strip(), pin.strip());
    }

    private final class Kept implements Credential {

        private final String certificate;
        private final String pin;

        private Kept(String certificate, String pin) {
            this.certificate = certificate;
            this.pin = pin;
        }

        @Override
        public CredentialReading read(Instant now) {
            if (certificate.isEmpty()) {
                return new Unusable(Problem.CERTIFICATE_MISSING, "");
            }
            if (pin.isEmpty()) {
                return new Unusable(Problem.PIN_MISSING, "");
            }
            // Every DER sequence of some size begins with 0x30 0x8n, which is "MI" in Base64.
            if (certificate.startsWith("MI") && certificate.length() > 300) {
                try {
                    return pkcs12.open(Base64.getMimeDecoder().decode(certificate), pin.toCharArray(), now);
                } catch (IllegalArgumentException e) {
                    return new Unusable(Problem.NOT_PKCS12, "");
                }
            }
            return readFile(now);
        }

        private CredentialReading readFile(Instant now) {
            try {
                Path file = directory.resolve(certificate).normalize();
                if (!file.startsWith(directory)) {
                    return new Unusable(Problem.OUTSIDE_DIRECTORY, "");
                }
                // A link inside the directory must not lead out of it either.
                if (!file.toRealPath().startsWith(directory.toRealPath())) {
                    return new Unusable(Problem.OUTSIDE_DIRECTORY, "");
                }
                return pkcs12.open(Files.readAllBytes(file), pin.toCharArray(), now);
            } catch (IOException | InvalidPathException e) {
                return new Unusable(Problem.FILE_NOT_FOUND, certificate.length() > 100 ? "" : certificate);
            }
        }

        @Override
        public String toString() {
            return "Credential[in keeping]";
        }
    }
}
