/**
 * Who did what to which object, when, from where, and what came of it. Entries are added and read, never changed and never
 * removed; they hold ids and no texts of people. The network address somebody acted from lies beside them and goes with the
 * account.
 *
 * <p>An entry is written after what it tells of, in a write of its own. If that fails, the request fails too (503), and the
 * whole entry goes to the log as an error: what happened is never known to nobody, and nobody is given tokens unrecorded.
 * What was done is not undone: a session that is ended, or an account that is disabled, must stay so.
 */
@NullMarked
package dev.atelier.user.audit;

import org.jspecify.annotations.NullMarked;
