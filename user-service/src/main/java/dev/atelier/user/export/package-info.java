/**
 * Everything the platform keeps about a user, as a ZIP for that user. It is built in the background: the files of each service
 * are asked for one after the other and zipped on their way into the store, so that size needs no memory. What is under way
 * is stored; an instance that dies leaves it to another, which begins anew.
 */
@NullMarked
package dev.atelier.user.export;

import org.jspecify.annotations.NullMarked;
