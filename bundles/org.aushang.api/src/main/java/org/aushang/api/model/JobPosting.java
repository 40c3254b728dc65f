package org.aushang.api.model;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host's job in the vocabulary of <a href="https://schema.org/JobPosting">schema.org/JobPosting</a>.
 *
 * <p>Only the identifier is required: an incomplete posting is a posting whose {@code check} finds something, not an
 * exception. Texts are never null, they are empty when nothing is known. What a board can take but schema.org has no
 * word for goes into {@link #extensions()}, under a name with the board as prefix ({@code arbeitsagentur:titleCode}).
 *
 * <p>Immutable and safe for all threads. Grows by accessors; built only through {@link #builder(String)}.
 */
public final class JobPosting {

    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z][\\w.-]*:[A-Za-z][\\w.-]*");

    /** The longest identifier a host may use, in characters. */
    public static final int LONGEST_IDENTIFIER = 200;

    private final String identifier;
    private final String title;
    private final String description;
    private final Organization hiringOrganization;
    private final List<PostalAddress> jobLocations;
    private final Set<EmploymentType> employmentTypes;
    private final @Nullable Salary baseSalary;
    private final @Nullable LocalDate datePosted;
    private final @Nullable LocalDate validThrough;
    private final @Nullable LocalDate jobStartDate;
    private final int totalJobOpenings;
    private final ContactPoint applicationContact;
    private final @Nullable URI url;
    private final SortedMap<String, List<String>> extensions;

    private JobPosting(Builder builder) {
        identifier = builder.identifier;
        title = builder.title;
        description = builder.description;
        hiringOrganization = builder.hiringOrganization;
        jobLocations = List.copyOf(builder.jobLocations);
        employmentTypes = builder.employmentTypes.isEmpty()
                ? Set.of()
                : Collections.unmodifiableSet(EnumSet.copyOf(builder.employmentTypes));
        baseSalary = builder.baseSalary;
        datePosted = builder.datePosted;
        validThrough = builder.validThrough;
        jobStartDate = builder.jobStartDate;
        totalJobOpenings = builder.totalJobOpenings;
        applicationContact = builder.applicationContact;
        url = builder.url;
        extensions = Collections.unmodifiableSortedMap(new TreeMap<>(builder.extensions));
    }

    /**
     * @param identifier the host's own id of the job: not blank, at most {@value #LONGEST_IDENTIFIER} characters, no
     *     control characters, the same on every call about this job
     * @throws IllegalArgumentException if it is none of that
     */
    public static Builder builder(String identifier) {
        return new Builder(identifier);
    }

    public String identifier() {
        return identifier;
    }

    /** The same as a {@link JobId}. */
    public JobId id() {
        return new JobId(identifier);
    }

    public String title() {
        return title;
    }

    /** Plain text that preserves structure: paragraphs are separated by an empty line, list items begin with {@code "- "}. */
    public String description() {
        return description;
    }

    public Organization hiringOrganization() {
        return hiringOrganization;
    }

    public List<PostalAddress> jobLocations() {
        return jobLocations;
    }

    public Set<EmploymentType> employmentTypes() {
        return employmentTypes;
    }

    public Optional<Salary> baseSalary() {
        return Optional.ofNullable(baseSalary);
    }

    public Optional<LocalDate> datePosted() {
        return Optional.ofNullable(datePosted);
    }

    /** The last day on which the posting may be shown, in the board's time zone; empty: the connector decides. */
    public Optional<LocalDate> validThrough() {
        return Optional.ofNullable(validThrough);
    }

    /** The day on which work begins; empty means at once. */
    public Optional<LocalDate> jobStartDate() {
        return Optional.ofNullable(jobStartDate);
    }

    /** How many people are wanted; 1 when the host says nothing, never negative. */
    public int totalJobOpenings() {
        return totalJobOpenings;
    }

    public ContactPoint applicationContact() {
        return applicationContact;
    }

    /** The posting on the host's own career site. */
    public Optional<URI> url() {
        return Optional.ofNullable(url);
    }

    /** Board-specific values by prefixed name, sorted; a name may have several values. */
    public SortedMap<String, List<String>> extensions() {
        return extensions;
    }

    /** The first value of one extension; empty if the posting does not have it. */
    public Optional<String> extension(String name) {
        List<String> values = extensions.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** A builder that starts with everything this posting has. */
    public Builder toBuilder() {
        Builder copy = new Builder(identifier)
                .title(title)
                .description(description)
                .hiringOrganization(hiringOrganization)
                .jobLocations(jobLocations)
                .employmentTypes(employmentTypes)
                .totalJobOpenings(totalJobOpenings)
                .applicationContact(applicationContact);
        copy.baseSalary = baseSalary;
        copy.datePosted = datePosted;
        copy.validThrough = validThrough;
        copy.jobStartDate = jobStartDate;
        copy.url = url;
        copy.extensions.putAll(extensions);
        return copy;
    }

    private List<@Nullable Object> values() {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(identifier);
        values.add(title);
        values.add(description);
        values.add(hiringOrganization);
        values.add(jobLocations);
        values.add(employmentTypes);
        values.add(baseSalary);
        values.add(datePosted);
        values.add(validThrough);
        values.add(jobStartDate);
        values.add(totalJobOpenings);
        values.add(applicationContact);
        values.add(url);
        values.add(extensions);
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JobPosting that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "JobPosting[" + identifier + ": " + title + "]";
    }

    /** Collects what is known about one job. Not thread-safe. */
    public static final class Builder {

        private final String identifier;
        private String title = "";
        private String description = "";
        private Organization hiringOrganization = Organization.UNKNOWN;
        private List<PostalAddress> jobLocations = List.of();
        private Set<EmploymentType> employmentTypes = Set.of();
        private @Nullable Salary baseSalary;
        private @Nullable LocalDate datePosted;
        private @Nullable LocalDate validThrough;
        private @Nullable LocalDate jobStartDate;
        private int totalJobOpenings = 1;
        private ContactPoint applicationContact = ContactPoint.UNKNOWN;
        private @Nullable URI url;
        private final TreeMap<String, List<String>> extensions = new TreeMap<>();

        private Builder(String identifier) {
            if (identifier.isBlank()
                    || identifier.length() > LONGEST_IDENTIFIER
                    || identifier.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("identifier must have 1 to " + LONGEST_IDENTIFIER
                        + " characters, no control characters: '" + identifier + "'");
            }
            this.identifier = identifier;
        }

        public Builder title(String title) {
            this.title = Objects.requireNonNull(title, "title");
            return this;
        }

        public Builder description(String description) {
            this.description = Objects.requireNonNull(description, "description");
            return this;
        }

        public Builder hiringOrganization(Organization hiringOrganization) {
            this.hiringOrganization = Objects.requireNonNull(hiringOrganization, "hiringOrganization");
            return this;
        }

        public Builder jobLocations(List<PostalAddress> jobLocations) {
            this.jobLocations = List.copyOf(jobLocations);
            return this;
        }

        public Builder employmentTypes(Set<EmploymentType> employmentTypes) {
            this.employmentTypes = Set.copyOf(employmentTypes);
            return this;
        }

        public Builder baseSalary(@Nullable Salary baseSalary) {
            this.baseSalary = baseSalary;
            return this;
        }

        public Builder datePosted(@Nullable LocalDate datePosted) {
            this.datePosted = datePosted;
            return this;
        }

        public Builder validThrough(@Nullable LocalDate validThrough) {
            this.validThrough = validThrough;
            return this;
        }

        public Builder jobStartDate(@Nullable LocalDate jobStartDate) {
            this.jobStartDate = jobStartDate;
            return this;
        }

        /** @throws IllegalArgumentException if negative */
        public Builder totalJobOpenings(int totalJobOpenings) {
            if (totalJobOpenings < 0) {
                throw new IllegalArgumentException("totalJobOpenings must not be negative: " + totalJobOpenings);
            }
            this.totalJobOpenings = totalJobOpenings;
            return this;
        }

        public Builder applicationContact(ContactPoint applicationContact) {
            this.applicationContact = Objects.requireNonNull(applicationContact, "applicationContact");
            return this;
        }

        public Builder url(@Nullable URI url) {
            this.url = url;
            return this;
        }

        /**
         * @param name {@code prefix:name}, letters, digits, {@code _}, {@code .} and {@code -} on both sides
         * @param values in order; none removes the extension
         */
        public Builder extension(String name, String... values) {
            PostingLimits.text("the name of an extension", name, PostingLimits.EXTENSION_NAME);
            if (!EXTENSION.matcher(name).matches()) {
                throw new IllegalArgumentException("an extension is called prefix:name, not '" + name + "'");
            }
            if (values.length == 0) {
                extensions.remove(name);
            } else {
                extensions.put(name, List.of(values));
            }
            return this;
        }

        /** @throws IllegalArgumentException if it is larger than {@link PostingLimits} allow; the message names the field */
        public JobPosting build() {
            JobPosting posting = new JobPosting(this);
            PostingLimits.check(posting);
            return posting;
        }
    }
}
