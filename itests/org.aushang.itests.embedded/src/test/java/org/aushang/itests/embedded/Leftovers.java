package org.aushang.itests.embedded;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What of bundles is in this process.
 *
 * @param loaders class loaders of bundles in the heap, by the heap itself
 * @param threads that run, but for those of the gateway and of the JDK
 * @param files open files and sockets
 */
record Leftovers(long loaders, Set<Thread> threads, long files) {

    private static final String LOADER = "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";

    static Leftovers now() {
        return new Leftovers(loadersInHeap(), running(), openFiles());
    }

    /** A histogram of live objects, for which the JVM collects all others first. */
    private static long loadersInHeap() {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return histogram
                    .lines()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length > 3 && columns[3].startsWith(LOADER))
                    .mapToLong(columns -> Long.parseLong(columns[1]))
                    .sum();
        } catch (JMException e) {
            throw new IllegalStateException("this JVM has no class histogram", e);
        }
    }

    private static Set<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().contains("simulator"))
                .filter(thread -> thread.getThreadGroup() != null
                        && !thread.getThreadGroup().getName().equals("system"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static long openFiles() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getOpenFileDescriptorCount();
    }
}
