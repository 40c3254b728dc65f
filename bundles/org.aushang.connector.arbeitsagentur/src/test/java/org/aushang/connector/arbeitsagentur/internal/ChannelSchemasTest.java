package org.aushang.connector.arbeitsagentur.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.aushang.api.model.Field;
import org.aushang.connector.arbeitsagentur.internal.settings.ArbeitsagenturConfig;
import org.junit.jupiter.api.Test;

class ChannelSchemasTest {

    /** As OSGi names a component property type's members (DS specification 112.8.2.1). */
    private static String attribute(Method member) {
        return member.getName().replaceAll("_", ".");
    }

    @Test
    void the_schemas_have_every_attribute_of_the_configuration_and_its_default() {
        List<Field> fields = Stream.of(ChannelSchemas.ACCOUNT, ChannelSchemas.CREDENTIALS)
                .flatMap(schema -> schema.fields().stream())
                .toList();

        assertThat(fields)
                .extracting(Field::name)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ArbeitsagenturConfig.class.getDeclaredMethods())
                        .map(ChannelSchemasTest::attribute)
                        .toList());
        assertThat(Arrays.stream(ArbeitsagenturConfig.class.getDeclaredMethods()))
                .allSatisfy(member -> {
                    Field field = fields.stream()
                            .filter(each -> each.name().equals(attribute(member)))
                            .findFirst()
                            .orElseThrow();
                    assertThat(field.defaultValue())
                            .as(field.name())
                            .isEqualTo(
                                    member.getDefaultValue() instanceof Object[] several
                                            ? String.join(",", (String[]) several)
                                            : String.valueOf(member.getDefaultValue()));
                });
    }
}
