package org.aushang.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes that a page for hosts shows are compiled, so that none of them gets old. */
class DocumentedCodeTest {

    private static final Pattern CLASS = Pattern.compile("```java\n(package .*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("public (?:final )?class (\\w+)");

    @TempDir
    Path classes;

    @Test
    void what_hosts_are_shown_compiles() throws IOException {
        String page = Files.readString(Path.of("../../docs/hosts.md"));
        List<JavaFileObject> sources = new ArrayList<>();
        for (Matcher found = CLASS.matcher(page); found.find(); ) {
            sources.add(source(found.group(1)));
        }
        StringWriter said = new StringWriter();

        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-proc:none", "-Werror", "-Xlint:all,-classfile,-path"),
                        null,
                        sources)
                .call();

        assertThat(compiled).as(said.toString()).isTrue();
        assertThat(sources).hasSize(3);
    }

    private static JavaFileObject source(String code) {
        Matcher name = NAME.matcher(code);
        assertThat(name.find()).as(code).isTrue();
        return new SimpleJavaFileObject(
                URI.create("string:///com/example/ats/" + name.group(1) + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }
}
