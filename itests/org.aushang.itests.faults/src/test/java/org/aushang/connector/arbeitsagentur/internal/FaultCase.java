package org.aushang.connector.arbeitsagentur.internal;

import java.util.Map;
import org.aushang.api.model.PublicationState;
import org.aushang.simulator.arbeitsagentur.internal.fault.Fault;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;

/**
 * One way to go wrong, how it shows, and how it ends.
 *
 * @param kind where it happens
 * @param name what happens
 * @param strike makes it happen, before the posting is first worked
 * @param meanwhile how the posting is while it lasts
 * @param code its finding; empty: none
 * @param heal what makes it end; nothing where it ends by itself
 * @param end how the posting is afterwards
 */
record FaultCase(
        String kind, String name, Act strike, PublicationState meanwhile, String code, Act heal, PublicationState end) {

    /** The job that every story is about. */
    static final String JOB = "f1";

    interface Act {

        void on(Office office) throws Exception;
    }

    static final Act NOTHING = office -> {};

    /** The gateway has a fault until it is told not to. */
    static FaultCase fault(String kind, String name, Fault fault, PublicationState meanwhile, String code) {
        return new FaultCase(
                kind,
                name,
                office -> office.gateway.faults().plan(fault, FaultInjection.ALWAYS),
                meanwhile,
                code,
                office -> office.gateway.faults().clear(),
                PublicationState.ACCEPTED);
    }

    /** The gateway has a fault with the first one. */
    static FaultCase once(String kind, String name, Fault fault, PublicationState meanwhile, String code, Act heal) {
        return new FaultCase(
                kind,
                name,
                office -> office.gateway.faults().plan(fault, 1),
                meanwhile,
                code,
                heal,
                PublicationState.ACCEPTED);
    }

    /** A value of the form is wrong until an admin corrects it. */
    static FaultCase form(String kind, String name, Map<String, Object> values, String code) {
        return new FaultCase(
                kind,
                name,
                office -> office.configure(values),
                PublicationState.PENDING,
                code,
                Office::repair,
                PublicationState.ACCEPTED);
    }

    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
