package org.aushang.credentials;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Result of inspecting one certificate. Holds no secret. */
public final class Inspection {

    private final @Nullable Problem problem;
    private final String detail;
    private final @Nullable CertificateDetails certificate;

    private Inspection(@Nullable Problem problem, String detail, @Nullable CertificateDetails certificate) {
        this.problem = problem;
        this.detail = Objects.requireNonNull(detail, "detail");
        this.certificate = certificate;
    }

    /** It can be used. */
    public static Inspection usable(CertificateDetails certificate) {
        return new Inspection(null, "", Objects.requireNonNull(certificate, "certificate"));
    }

    /**
     * It cannot be used.
     *
     * @param detail a date, a name, a number or empty; never a secret
     * @param certificate null if we did not get so far as to see it
     */
    public static Inspection unusable(Problem problem, String detail, @Nullable CertificateDetails certificate) {
        return new Inspection(Objects.requireNonNull(problem, "problem"), detail, certificate);
    }

    public boolean isUsable() {
        return problem == null;
    }

    /** Empty if it can be used. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** As {@link Problem} says; empty if it can be used. */
    public String detail() {
        return detail;
    }

    /** Empty if we did not get so far as to see it. */
    public Optional<CertificateDetails> certificate() {
        return Optional.ofNullable(certificate);
    }

    @Override
    public String toString() {
        return "Inspection[" + (problem == null ? "usable" : problem + " " + detail) + ", " + certificate + "]";
    }
}
