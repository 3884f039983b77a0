/* race.c -- two threads count without a lock: a tool that looks for races must find this one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <pthread.h>
#include <stdio.h>

static int shared;

static void *count (void *nothing)
{
  for (int i = 0; i < 100000; i++)
    shared++;
  return nothing;
}

int main (void)
{
  pthread_t other;
  if (pthread_create (&other, NULL, count, NULL) != 0)
    return 2;
  count (NULL);
  pthread_join (other, NULL);
  printf ("%d\n", shared);
  return 0;
}
