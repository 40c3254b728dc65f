package org.aushang.console.internal.web;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.List;
import java.util.Locale;
import org.aushang.api.connector.Messages;

/** The texts of the pages in the reader's language, for templates: {@code t("key")}, with arguments {@code t("key", name)}. */
public record Wording(Locale locale) implements TemplateMethodModelEx {

    private static final Messages MESSAGES = Messages.load(Wording.class, "console");

    public static boolean has(String key) {
        return MESSAGES.has(key);
    }

    /** For models that have texts in them. */
    public String text(String key, Object... arguments) {
        return MESSAGES.text(key, arguments).in(locale);
    }

    @Override
    public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
        Object[] strings = new Object[arguments.size() - 1];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = string(arguments.get(i + 1));
        }
        return text(string(arguments.get(0)), strings);
    }

    private static String string(Object model) throws TemplateModelException {
        return model instanceof TemplateScalarModel text ? text.getAsString() : String.valueOf(model);
    }
}
