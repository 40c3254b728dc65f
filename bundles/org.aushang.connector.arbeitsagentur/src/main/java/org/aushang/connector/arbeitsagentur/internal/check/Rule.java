package org.aushang.connector.arbeitsagentur.internal.check;

import java.util.List;
import org.aushang.api.model.Finding;

/**
 * One rule of the BA. Pure.
 *
 * @param number as docs/hr-ba-xml.md#rules gives it
 * @param test finds where a draft breaks it
 */
record Rule(String number, Test test) {

    /** Never throws. */
    interface Test {

        List<Finding> findings(RuleContext draft);
    }

    List<Finding> findings(RuleContext draft) {
        return test.findings(draft);
    }
}
