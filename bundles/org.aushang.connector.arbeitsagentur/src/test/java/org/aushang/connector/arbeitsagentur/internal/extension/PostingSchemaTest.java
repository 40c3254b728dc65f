package org.aushang.connector.arbeitsagentur.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.aushang.api.model.Field;
import org.junit.jupiter.api.Test;

class PostingSchemaTest {

    private static List<String> constants() {
        return Arrays.stream(Extensions.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers())
                        && !field.getName().equals("PREFIX"))
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Test
    void every_extension_has_a_field_and_every_field_an_extension() {
        assertThat(PostingSchema.SCHEMA.fields())
                .extracting(Field::name)
                .containsExactlyInAnyOrderElementsOf(constants());
    }

    @Test
    void every_field_says_what_it_is_and_when_it_applies() {
        assertThat(PostingSchema.SCHEMA.fields()).allSatisfy(field -> {
            assertThat(field.help()).isPresent();
            field.appliesWhen().ifPresent(when -> assertThat(PostingSchema.find(when.field()))
                    .isPresent());
            field.requiredWhen().ifPresent(when -> assertThat(PostingSchema.find(when.field()))
                    .isPresent());
        });
    }

    @Test
    void the_readme_has_every_field() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(constants()).allSatisfy(name -> assertThat(readme)
                .contains("| `" + name.substring(Extensions.PREFIX.length()) + "` |"));
    }
}
