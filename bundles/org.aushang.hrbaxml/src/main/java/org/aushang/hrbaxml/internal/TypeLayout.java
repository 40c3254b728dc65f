package org.aushang.hrbaxml.internal;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Order and names of the elements of one generated class: its elements in the schema's order, taken once from the annotations
 * that the generator put there. So the schema stays the only source, and no element can be forgotten or misplaced; but
 * writing goes straight to the stream, without JAXB.
 */
public final class TypeLayout {

    private static final ClassValue<TypeLayout> SHAPES = new ClassValue<>() {
        @Override
        protected TypeLayout computeValue(Class<?> type) {
            return new TypeLayout(type);
        }
    };

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

    private static final Map<Class<?>, Function<Object, @Nullable String>> LEAVES = Map.of(
            String.class, value -> Lexical.print((String) value),
            Integer.class, Object::toString,
            BigDecimal.class, value -> ((BigDecimal) value).toPlainString(),
            LocalDate.class, Object::toString,
            OffsetDateTime.class, value -> Lexical.print((OffsetDateTime) value));

    private final Part[] parts;

    private TypeLayout(Class<?> type) {
        parts = Arrays.stream(type.getAnnotation(XmlType.class).propOrder())
                .map(property -> Part.find(type, property))
                .flatMap(Optional::stream)
                .toArray(Part[]::new);
    }

    /** @param type one of the generated classes */
    public static TypeLayout of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** Its children, not the element itself. */
    public void write(Object owner, ElementWriter pen) throws XMLStreamException {
        for (Part part : parts) {
            Object value = part.value(owner);
            if (value instanceof List<?> several) {
                for (int i = 0; i < several.size(); i++) {
                    part.write(several.get(i), pen);
                }
            } else if (value != null) {
                part.write(value, pen);
            }
        }
    }

    /** One element, or several of one name. */
    private static final class Part {

        private final String name;
        private final MethodHandle getter;
        private final @Nullable Function<Object, @Nullable String> leaf;
        private final Class<?> type;

        private Part(String name, MethodHandle getter, Class<?> type) {
            this.name = name;
            this.getter = getter;
            this.type = type;
            this.leaf = LEAVES.get(type);
        }

        /** Empty for an element of unknown structure ({@code Course}): it cannot be written. */
        static Optional<Part> find(Class<?> owner, String property) {
            try {
                Field field = owner.getDeclaredField(property);
                Type generic = field.getGenericType();
                Class<?> type = generic instanceof ParameterizedType list
                        ? (Class<?>) list.getActualTypeArguments()[0]
                        : field.getType();
                MethodHandle getter = MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                        .unreflectGetter(field)
                        .asType(GETTER);
                String name = field.getAnnotation(XmlElement.class).name();
                return type == Object.class ? Optional.empty() : Optional.of(new Part(name, getter, type));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the generator changed its ways: " + owner + " " + property, e);
            }
        }

        @Nullable
        Object value(Object owner) {
            try {
                return getter.invokeExact(owner);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("reading a field cannot fail", e);
            }
        }

        void write(Object value, ElementWriter pen) throws XMLStreamException {
            if (leaf != null) {
                pen.leaf(name, leaf.apply(value));
            } else {
                pen.open(name);
                TypeLayout.of(type).write(value, pen);
                pen.close();
            }
        }
    }
}
