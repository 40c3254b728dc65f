package org.aushang.connector.jobroom.internal.advertisement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.aushang.api.model.Field;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.aushang.connector.jobroom.internal.settings.Texts;

/** What Job-Room wants to know of each posting beyond schema.org's words. */
public final class PostingSchema {

    /** The name under which the list of occupations is looked up. */
    public static final String OCCUPATIONS = "avam";

    /** SECO allows so many language skills. */
    public static final int MOST_SKILLS = 5;

    /**
     * @param occupations whether there is a list to look occupations up in; without one the code is typed
     */
    public static Schema of(boolean occupations) {
        List<Field> fields = new ArrayList<>();
        fields.add(
                occupations
                        ? field(Extensions.OCCUPATION, Field.Type.TERM, "occupation")
                                .catalogue(OCCUPATIONS)
                                .required()
                                .build()
                        : field(Extensions.OCCUPATION, Field.Type.TEXT, "occupation")
                                .length(1, 16)
                                .required()
                                .build());
        fields.add(choice(Extensions.EXPERIENCE, "experience", Extensions.EXPERIENCES));
        fields.add(field(Extensions.EDUCATION, Field.Type.CHOICE, "education")
                .choices(Extensions.EDUCATIONS.stream()
                        .map(code -> new Term(code, LocalizedText.of(code, code)))
                        .toList())
                .build());
        fields.add(percent(Extensions.WORKLOAD_MIN, "workloadMin"));
        fields.add(percent(Extensions.WORKLOAD_MAX, "workloadMax"));
        fields.add(field(Extensions.WORK_FORM, Field.Type.CHOICE, "workForm")
                .choices(terms("workForm", Extensions.WORK_FORMS))
                .maxItems(Extensions.WORK_FORMS.size())
                .build());
        fields.add(field(Extensions.END_DATE, Field.Type.DATE, "endDate").build());
        fields.add(field(Extensions.LANGUAGE_SKILL, Field.Type.CHOICE, "languageSkill")
                .choices(terms("language", Extensions.SKILLS))
                .levels(terms("level", Extensions.LEVELS))
                .maxItems(MOST_SKILLS)
                .build());
        fields.add(choice(Extensions.LANGUAGE, "language", Extensions.LANGUAGES));
        for (String language : Extensions.LANGUAGES) {
            LocalizedText name = Texts.MESSAGES.text("field.language." + language);
            fields.add(Field.builder(
                            Extensions.TITLE + language, Field.Type.TEXT, Texts.MESSAGES.text("field.title", name))
                    .help(Texts.MESSAGES.text("field.title.help"))
                    .length(0, 255)
                    .build());
            fields.add(Field.builder(
                            Extensions.DESCRIPTION + language,
                            Field.Type.MULTI_LINE,
                            Texts.MESSAGES.text("field.description", name))
                    .length(0, Advertisement.DESCRIPTION)
                    .build());
        }
        fields.add(field(Extensions.REPORT_TO_AVAM, Field.Type.SWITCH, "report").build());
        return new Schema(fields);
    }

    private PostingSchema() {}

    private static Field choice(String name, String key, List<String> codes) {
        return field(name, Field.Type.CHOICE, key).choices(terms(key, codes)).build();
    }

    private static List<Term> terms(String key, List<String> codes) {
        return codes.stream()
                .map(code -> new Term(code, Texts.MESSAGES.text("field." + key + "." + code)))
                .toList();
    }

    private static Field percent(String name, String key) {
        return field(name, Field.Type.WHOLE_NUMBER, key)
                .range(BigDecimal.TEN, BigDecimal.valueOf(100))
                .build();
    }

    private static Field.Builder field(String name, Field.Type type, String key) {
        return Field.builder(name, type, Texts.MESSAGES.text("field." + key))
                .help(Texts.MESSAGES.text("field." + key + ".help"));
    }
}
