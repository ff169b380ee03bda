/**
 * What users' own keys were used for. A call is one document whose id is the call's: writing it again changes nothing, so an
 * event counts once however often it is delivered, and nothing has to be added up in a second place. The sums are made of
 * the documents when somebody looks at a key.
 */
@NullMarked
package dev.atelier.user.key.usage;

import org.jspecify.annotations.NullMarked;
