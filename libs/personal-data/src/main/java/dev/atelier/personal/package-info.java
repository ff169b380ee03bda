/**
 * How a service hands out what it keeps about a user, and erases it when the account is deleted. Who wants an export asks
 * each service over HTTP for its files; who deletes an account tells all by an event, again and again until each has
 * confirmed by an event that nothing is left.
 */
@NullMarked
package dev.atelier.personal;

import org.jspecify.annotations.NullMarked;
