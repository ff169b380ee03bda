/** Access tokens for programs: made, listed and deleted by their owner, resolved for the gateway. */
@NullMarked
package dev.atelier.user.accesstoken;

import org.jspecify.annotations.NullMarked;
