package org.aushang.tck;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.tck.PinboardConnector.Way;

/** For every rule a connector that breaks it, and no other. */
final class RuleBreakers {

    private RuleBreakers() {}

    static final class Rule01 extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                protected SubmitResult send(Submission submission, SubmitContext context) {
                    return way == Way.CLOSED
                            ? SubmitResult.refused(List.of(finding("pin.closed")))
                            : super.send(submission, context);
                }
            };
        }
    }

    static final class Rule02 extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                public List<Finding> check(JobPosting posting, CheckContext context) {
                    if (posting.title().length() > 900) {
                        throw new IllegalArgumentException("too long");
                    }
                    return super.check(posting, context);
                }
            };
        }
    }

    static final class Rule03 extends PinboardContract {

        private final Set<Object> seen = new HashSet<>();

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                protected SubmitResult send(Submission submission, SubmitContext context) {
                    if (!seen.add(submission.id())) {
                        board.decide();
                        board.receiveAgain(submission);
                    }
                    return super.send(submission, context);
                }
            };
        }
    }

    static final class Rule04 extends PinboardContract {

        private final Set<Object> told = new HashSet<>();

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                public List<Verdict> collectVerdicts(List<Receipt> open, CollectContext context) {
                    List<Verdict> verdicts = new ArrayList<>(super.collectVerdicts(open, context));
                    verdicts.removeIf(verdict -> !told.add(verdict.publication()));
                    return verdicts;
                }
            };
        }
    }

    static final class Rule05 extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                protected SubmitResult send(Submission submission, SubmitContext context) {
                    context.log("sending with " + pin);
                    return super.send(submission, context);
                }
            };
        }
    }

    static final class Rule06 extends PinboardContract {

        private final AtomicInteger inside = new AtomicInteger();
        private final CountDownLatch second = new CountDownLatch(2);

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                protected SubmitResult send(Submission submission, SubmitContext context) {
                    boolean alone = inside.incrementAndGet() == 1;
                    second.countDown();
                    try {
                        if (!second.await(200, TimeUnit.MILLISECONDS)) {
                            return super.send(submission, context);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        inside.decrementAndGet();
                    }
                    if (!alone) {
                        throw new IllegalStateException("two at once");
                    }
                    return super.send(submission, context);
                }
            };
        }
    }

    static final class Rule07 extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                public List<Finding> check(JobPosting posting, CheckContext context) {
                    return way == Way.CLOSED ? List.of(finding("pin.closed")) : super.check(posting, context);
                }
            };
        }
    }

    static final class Rule08 extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                protected void keep(Submission submission, SubmitContext context) {
                    if (way == Way.OPEN) {
                        board.receive(submission);
                    }
                    super.keep(submission, context);
                }
            };
        }
    }

    static final class Rule09 extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                public List<Verdict> collectVerdicts(List<Receipt> open, CollectContext context) {
                    return way != Way.OPEN
                            ? super.collectVerdicts(open, context)
                            : open.stream()
                                    .flatMap(receipt -> receipt.entries().stream()
                                            .map(entry -> verdict(receipt, entry, Decision.ACCEPTED)))
                                    .toList();
                }
            };
        }
    }

    static final class Rule10 extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                public ChannelDescriptor describe() {
                    ChannelDescriptor good = new PinboardConnector(board, way, pin, "here").describe();
                    return address.isEmpty()
                            ? ChannelDescriptor.builder(good.channel(), good.board())
                                    .condition(Condition.READY)
                                    .build()
                            : good;
                }
            };
        }
    }

    static final class Rule11 extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                protected SubmitResult send(Submission submission, SubmitContext context) {
                    boolean withdrawal = submission.orders().stream().anyMatch(Order.Withdraw.class::isInstance);
                    return withdrawal
                            ? SubmitResult.delivered(
                                    Receipt.of(submission, "r", context.clock().instant()))
                            : super.send(submission, context);
                }
            };
        }
    }

    static final class Rule12 extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                public List<Finding> check(JobPosting posting, CheckContext context) {
                    LocalizedText english = LocalizedText.same("The title is missing");
                    return posting.title().isBlank()
                            ? List.of(Finding.builder("pin.title", english, english)
                                    .build())
                            : List.of();
                }
            };
        }
    }

    static final class Rule13 extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                public SubmitResult submit(Submission submission, SubmitContext context) {
                    SubmitResult handover = super.submit(submission, context);
                    return Thread.interrupted() ? handover : Objects.requireNonNull(handover);
                }
            };
        }
    }

    static final class Rule14 extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                public List<Finding> check(JobPosting posting, CheckContext context) {
                    return posting.hiringOrganization().name().isEmpty()
                            ? List.of(finding("pin.today."
                                    + context.clock()
                                            .instant()
                                            .atZone(ZoneId.systemDefault())
                                            .toLocalDate()))
                            : super.check(posting, context);
                }
            };
        }
    }

    static final class Rule15 extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                protected SubmitResult send(Submission submission, SubmitContext context) {
                    SubmitResult handover = super.send(first(50, submission), context);
                    return handover.kind() == SubmitResult.Kind.DELIVERED
                            ? SubmitResult.delivered(
                                    Receipt.of(submission, "r", context.clock().instant()))
                            : handover;
                }
            };
        }
    }

    static final class Rule16 extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new PinboardConnector(board, way, SECRET, address) {

                @Override
                public List<Verdict> collectVerdicts(List<Receipt> open, CollectContext context) {
                    return way == Way.NONSENSE
                            ? open.stream()
                                    .flatMap(receipt -> receipt.entries().stream()
                                            .map(entry -> verdict(receipt, entry, Decision.GONE)))
                                    .toList()
                            : super.collectVerdicts(open, context);
                }
            };
        }
    }
}
