package org.aushang.itests.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;

/**
 * The JDK keeps the types of the last record whose {@code equals} was linked, in a cache of one entry ({@code
 * java.lang.runtime.ObjectMethods}, the {@code asTypeCache} of its method handles). That holds one generation of bundles until another
 * record comes, and no more than one; so that a test sees what is ours, another record comes.
 */
final class RecordCache {

    private RecordCache() {}

    /** A component with a type of its own. */
    public record Part(int number) {}

    /** Its {@code equals} compares with the types of this class and of its component. */
    public record Last(Part part) {}

    /** Makes the JDK keep a record of a class loader that nothing else uses. */
    static void replace() throws ReflectiveOperationException {
        ClassLoader fresh = new ClassLoader(RecordCache.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                boolean ours = name.equals(Part.class.getName()) || name.equals(Last.class.getName());
                return ours && findLoadedClass(name) == null ? define(name) : super.loadClass(name, resolve);
            }

            private Class<?> define(String name) throws ClassNotFoundException {
                try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] code = in == null ? new byte[0] : in.readAllBytes();
                    return defineClass(name, code, 0, code.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
        Constructor<?> part = fresh.loadClass(Part.class.getName()).getDeclaredConstructor(int.class);
        Constructor<?> last = fresh.loadClass(Last.class.getName()).getDeclaredConstructors()[0];
        if (!last.newInstance(part.newInstance(1)).equals(last.newInstance(part.newInstance(1)))) {
            throw new IllegalStateException("two equal records differ");
        }
    }
}
