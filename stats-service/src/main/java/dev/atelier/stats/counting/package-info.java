/**
 * Counts every call once, however often its event arrives, from wherever, and whoever dies meanwhile; without
 * transactions.
 *
 * <p>Two collections. {@code usage_records} has a document per call ({@code _id} = call id), written once and marked
 * {@code pending} until it is counted. {@code usage_stats} has a document per user, service, model and UTC day with the
 * sums, a {@code version}, and {@code inFlight}: the calls that the last addition brought. Counting takes five steps,
 * each one atomic per document and harmless to repeat:
 *
 * <ol>
 *   <li>record: insert the calls which are not there yet, pending;
 *   <li>look: read version and {@code inFlight} of the days concerned;
 *   <li>look again: read which of the calls, and of those in flight, are still pending. What is pending and in flight
 *       has been added before and only lacks its mark: mark it. The rest is new;
 *   <li>add: per day, if the version is still the one read, in one write: the sums, version + 1, {@code inFlight} = the
 *       new calls;
 *   <li>mark: the new calls are not pending any more.
 * </ol>
 *
 * <p>Why it counts once: a call leaves {@code inFlight} only through an addition whose step 3 saw it marked. So a call
 * that was added before the version we read is in {@code inFlight}, or was marked before we looked: never both absent
 * and pending. A call added after the version we read makes our addition miss. Why it counts at all: the consumer
 * commits its offset after step 5, and {@link dev.atelier.stats.counting.Leftovers} finishes what is pending even if its
 * event never comes again.
 *
 * <p>Rejected: remembering in each day the last Kafka offset added. Offsets name an event only as long as the topic is
 * neither recreated, truncated nor republished to; a call recorded from a position that is never read again would be
 * lost. Call ids have no such dependency, for one more write per batch.
 */
@NullMarked
package dev.atelier.stats.counting;

import org.jspecify.annotations.NullMarked;
