package org.aushang.applications.internal.web;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.Locale;
import org.aushang.api.connector.Messages;

/** The texts of the form in the candidate's language, for templates: {@code t("key")}, {@code t("key", argument)}. */
record Wording(Locale locale) implements TemplateMethodModelEx {

    private static final Messages MESSAGES = Messages.load(Wording.class, "apply");

    @Override
    public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
        Object[] strings = new Object[arguments.size() - 1];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = String.valueOf(arguments.get(i + 1));
        }
        return MESSAGES.text(String.valueOf(arguments.get(0)), strings).in(locale);
    }
}
