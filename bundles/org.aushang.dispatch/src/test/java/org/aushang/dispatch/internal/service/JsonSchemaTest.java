package org.aushang.dispatch.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.aushang.api.model.Field;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Judged by a validator that knows nothing of us. */
class JsonSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory DRAFT = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final LocalizedText LABEL = LocalizedText.of("Feld", "field");

    private static final Schema ALL = new Schema(List.of(
            Field.builder("id", Field.Type.TEXT, LABEL)
                    .required()
                    .pattern("[a-z]{2,3}")
                    .build(),
            Field.builder("short", Field.Type.MULTI_LINE, LABEL).length(2, 4).build(),
            Field.builder("number", Field.Type.NUMBER, LABEL)
                    .range(BigDecimal.ONE, BigDecimal.TEN)
                    .defaultValue("2.5")
                    .build(),
            Field.builder("count", Field.Type.WHOLE_NUMBER, LABEL)
                    .defaultValue("7")
                    .build(),
            Field.builder("on", Field.Type.SWITCH, LABEL).defaultValue("true").build(),
            Field.builder("kind", Field.Type.CHOICE, LABEL)
                    .choices(List.of(new Term("a", LABEL), new Term("b", LABEL)))
                    .build(),
            Field.builder("extra", Field.Type.TEXT, LABEL)
                    .requiredWhen("kind", "b")
                    .build(),
            Field.builder("codes", Field.Type.TERM, LABEL)
                    .catalogue("jobs")
                    .maxItems(Integer.MAX_VALUE)
                    .build(),
            Field.builder("few", Field.Type.TERM, LABEL)
                    .catalogue("languages")
                    .maxItems(2)
                    .pattern("\\d+")
                    .levels(List.of(new Term("0", LABEL), new Term("4", LABEL)))
                    .build(),
            Field.builder("when-on", Field.Type.TEXT, LABEL)
                    .appliesWhen("on", "true")
                    .build(),
            Field.builder("when-b", Field.Type.TEXT, LABEL)
                    .appliesWhen("kind", "b", "c")
                    .build(),
            Field.builder("with-job-1", Field.Type.TEXT, LABEL)
                    .requiredWhen("codes", "1")
                    .build(),
            Field.builder(".pin", Field.Type.SECRET, LABEL).defaultValue("0000").build(),
            Field.builder("file", Field.Type.FILE, LABEL).build(),
            Field.builder("date", Field.Type.DATE, LABEL).build(),
            Field.builder("url", Field.Type.URL, LABEL).build(),
            Field.builder("mail", Field.Type.EMAIL, LABEL).build()));

    private static Set<String> complaints(String instance) throws JsonProcessingException {
        return DRAFT
                .getSchema(new JsonSchema(Locale.GERMAN).of(ALL))
                .validate(JSON.readTree(instance.replace('\'', '"')))
                .stream()
                .map(message -> message.getType())
                .collect(Collectors.toSet());
    }

    @Test
    void is_a_schema_of_its_draft() throws JsonProcessingException {
        com.networknt.schema.JsonSchema meta =
                DRAFT.getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(JSON.readTree(new JsonSchema(Locale.GERMAN).of(ALL))))
                .isEmpty();
    }

    @Test
    void takes_what_is_right() throws JsonProcessingException {
        assertThat(complaints(
                        "{'id':'ab','short':'äöü','number':2.5,'count':3,'on':false,'kind':'b','extra':'x','when-b':'y',"
                                + "'with-job-1':'z','codes':['1','2'],'.pin':'x','date':'2026-11-22'}"))
                .isEmpty();
    }

    @Test
    void a_field_that_says_nothing_has_its_preset() throws JsonProcessingException {
        assertThat(complaints("{'id':'ab','when-on':'x','few':['65494:4','65488:0'],'codes':['2']}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                            | required",
                "{'id':'A'}                    | pattern",
                "{'id':'abx1'}                 | pattern",
                "{'id':'ab','short':'12345'}   | maxLength",
                "{'id':'ab','number':11}       | maximum",
                "{'id':'ab','count':1.5}       | type",
                "{'id':'ab','kind':'c'}        | oneOf",
                "{'id':'ab','kind':'b'}        | required",
                "{'id':'ab','on':false,'when-on':'x'} | false",
                "{'id':'ab','when-b':'x'}      | false",
                "{'id':'ab','codes':['1']}     | required",
                "{'id':'ab','few':['65494']}   | pattern",
                "{'id':'ab','few':['1:2']}     | pattern",
                "{'id':'ab','few':['1:0','2:0','3:0']} | maxItems",
                "{'id':'ab','codes':'1'}       | type"
            })
    void refuses_what_is_wrong(String instance, String keyword) throws JsonProcessingException {
        assertThat(complaints(instance.strip())).contains(keyword);
    }

    @Test
    void labels_are_in_the_language_asked_for_and_secrets_are_never_shown() throws JsonProcessingException {
        JsonNode german = JSON.readTree(new JsonSchema(Locale.GERMANY).of(ALL)).get("properties");
        JsonNode english = JSON.readTree(new JsonSchema(Locale.US).of(ALL)).get("properties");

        assertThat(german.get("id").get("title").asText()).isEqualTo("Feld");
        assertThat(english.get("id").get("title").asText()).isEqualTo("field");
        assertThat(german.get(".pin").get("writeOnly").asBoolean()).isTrue();
        assertThat(german.get(".pin").has("default")).isFalse();
        assertThat(german.get("codes").get("items").get("x-catalogue").asText()).isEqualTo("jobs");
        assertThat(german.get("number").get("default").decimalValue()).isEqualByComparingTo("2.5");
    }
}
