package org.aushang.benchmarks;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamWriter;

/** Notes down what is written, to be written again without thinking: a name, a name and its text, or an end (three). */
final class Recorder {

    private static final int END = 3;

    private Recorder() {}

    static XMLStreamWriter into(List<String[]> events) {
        Deque<Boolean> leaves = new ArrayDeque<>();
        return (XMLStreamWriter) Proxy.newProxyInstance(
                Recorder.class.getClassLoader(), new Class<?>[] {XMLStreamWriter.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "writeStartElement" -> {
                            events.add(new String[] {(String) arguments[0]});
                            leaves.push(false);
                        }
                        case "writeCharacters" -> {
                            String name = events.remove(events.size() - 1)[0];
                            events.add(new String[] {name, (String) arguments[0]});
                            leaves.pop();
                            leaves.push(true);
                        }
                        case "writeEndElement" -> {
                            if (!leaves.pop()) {
                                events.add(new String[END]);
                            }
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }
}
