/* backprop_mpi.c -- [...] = backprop_mpi (name, ...): the processes of an MPI job (ranks).
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   [rank, size, here, library] = backprop_mpi ('begin')
 *   [numbers, vector, flag] = backprop_mpi ('sum', what, same, numbers, vector, flag, problem)
 *   backprop_mpi ('term', on)
 *
 * 'begin'    starts MPI, once.  rank: from 0; size: ranks of the job; here: those on this
 *            machine; library: the MPI's name and version.  An error if the job was started
 *            by another MPI.  When the script ends without an error, MPI ends too; when it
 *            ends with one, the whole job does
 * 'sum'      every rank must call it, else all get an error.
 *   what     who calls, for messages
 *   same     a cell {name, value, ...}, at most six: full arrays, which must have the same
 *            bits on all ranks
 *   numbers  at most eight doubles, and
 *   vector   full, real, double or single, of the same length on all ranks, or []: both are
 *            added up over the ranks, in their order
 *   flag     a number: rank 0's is returned to all
 *   problem  '', or the text of an error of this rank: then it is an error on all ranks,
 *            backprop:rank, which names the rank
 * 'term'     true: a request to end (SIGTERM, and SIGUSR1, which Open MPI's mpirun passes on
 *            to all ranks), as batch systems send it, counts as Ctrl-C.  false: as before
 */
#define _GNU_SOURCE                /* dladdr */
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "mex.h"
#include "ranks.h"

static _Noreturn void raise_error (const char *id, const char *text)
{
  mexErrMsgIdAndTxt (id, "%s", text);
  abort ();                        /* it does not return: not all headers say so */
}

static void need (bool holds, const char *text)
{
  if (!holds)
    raise_error ("backprop:usage", text);
}

/* ---- begin ---- */

/* This file must stay in memory: a function in it runs at the end of the process. */
static void stay (void)
{
  static const char here;
  Dl_info own;
  if (dladdr (&here, &own) && own.dli_fname)
    dlopen (own.dli_fname, RTLD_NOW | RTLD_NODELETE);
}

static void call_begin (int nlhs, mxArray *plhs[], int nrhs)
{
  char problem[RANKS_TEXT];
  need (nrhs == 0 && nlhs <= 4, "needs no more arguments");
  stay ();
  const ranks_job job = ranks_begin (problem);
  if (*problem)
    raise_error ("backprop:mpi", problem);
  plhs[0] = mxCreateDoubleScalar (job.rank);
  if (nlhs > 1)
    plhs[1] = mxCreateDoubleScalar (job.size);
  if (nlhs > 2)
    plhs[2] = mxCreateDoubleScalar (job.here);
  if (nlhs > 3)
    plhs[3] = mxCreateString (job.library);
}

/* ---- sum ---- */

static void get_text (char *to, size_t room, const mxArray *text, const char *wrong)
{
  need (mxIsChar (text), wrong);
  *to = '\0';
  mxGetString (text, to, room);    /* a longer one is cut */
}

static bool is_plain (const mxArray *A)
{
  return (mxIsNumeric (A) || mxIsLogical (A) || mxIsChar (A)) && !mxIsSparse (A)
         && !mxIsComplex (A);
}

static void get_same (ranks_header *mine, const mxArray *same)
{
  const char *wrong = "same must be a cell of at most six names and full arrays";
  need (mxIsCell (same), wrong);
  const size_t count = mxGetNumberOfElements (same);
  need (count % 2 == 0 && count <= 2 * RANKS_SAME, wrong);
  for (size_t k = 0; k < count / 2; k++) {
    const mxArray *name = mxGetCell (same, 2 * k), *value = mxGetCell (same, 2 * k + 1);
    need (name && value && is_plain (value), wrong);
    get_text (mine->name[k], sizeof mine->name[k], name, wrong);
    const size_t size[] = { mxGetM (value), mxGetN (value), (size_t) mxGetClassID (value) };
    mine->same[k] = ranks_digest (ranks_digest (0, size, sizeof size), mxGetData (value),
                                  mxGetNumberOfElements (value) * mxGetElementSize (value));
  }
}

static void get_numbers (ranks_header *mine, const mxArray *numbers)
{
  const size_t count = mxGetNumberOfElements (numbers);
  need (mxIsDouble (numbers) && is_plain (numbers) && count <= RANKS_NUMBERS,
        "numbers must be at most eight doubles");
  if (count > 0)
    memcpy (mine->numbers, mxGetData (numbers), count * sizeof (double));
}

static void call_sum (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  enum { WHAT, SAME, NUMBERS, VECTOR, FLAG, PROBLEM, INPUTS };
  char problem[RANKS_TEXT];
  ranks_header mine = { .length = 0 };
  need (nrhs == INPUTS && nlhs <= 3, "needs what, same, numbers, vector, flag and problem");

  /* get */
  const mxArray *vector = prhs[VECTOR];
  const bool single = mxIsSingle (vector);
  get_text (mine.what, sizeof mine.what, prhs[WHAT], "what must be a text");
  get_same (&mine, prhs[SAME]);
  get_numbers (&mine, prhs[NUMBERS]);
  need ((single || mxIsDouble (vector)) && is_plain (vector),
        "vector must be full, real, and double or single");
  need (mxIsDouble (prhs[FLAG]) && mxGetNumberOfElements (prhs[FLAG]) == 1,
        "flag must be one number");
  get_text (problem, sizeof problem, prhs[PROBLEM], "problem must be a text");
  mine.length = (int64_t) mxGetNumberOfElements (vector);
  mine.bytes = (int64_t) mxGetElementSize (vector);
  mine.flag = mxGetScalar (prhs[FLAG]);
  char alone[RANKS_TEXT];
  ranks_begin (alone);
  if (*alone)
    raise_error ("backprop:mpi", alone);

  /* allocate */
  mxArray *sum = NULL;
  if (!*problem)
    sum = mxCreateNumericMatrix (mxGetM (vector), mxGetN (vector), mxGetClassID (vector),
                                 mxREAL);

  /* call */
  ranks_agree (&mine, problem);
  if (*problem)
    raise_error ("backprop:rank", problem);
  if (!ranks_sum (mxGetData (sum), mxGetData (vector), (size_t) mine.length, single)) {
    fputs ("backprop: there is not enough memory for the sum over the ranks\n", stderr);
    exit (1);                      /* the others wait: this ends the job */
  }

  /* return */
  plhs[0] = mxCreateDoubleMatrix (1, mxGetNumberOfElements (prhs[NUMBERS]), mxREAL);
  if (mxGetNumberOfElements (prhs[NUMBERS]) > 0)
    memcpy (mxGetData (plhs[0]), mine.numbers,
            mxGetNumberOfElements (prhs[NUMBERS]) * sizeof (double));
  if (nlhs > 1)
    plhs[1] = sum;
  if (nlhs > 2)
    plhs[2] = mxCreateDoubleScalar (mine.flag);
}

/* ---- term ---- */

static void as_interrupt (int signal)
{
  (void) signal;
  kill (getpid (), SIGINT);     /* whichever thread this is: it may block SIGINT itself */
}

static void call_term (int nrhs, const mxArray *prhs[])
{
  static const int requests[] = { SIGTERM, SIGUSR1 };
  static struct sigaction before[2];
  static bool on;
  need (nrhs == 1 && mxIsLogicalScalar (prhs[0]), "needs true or false");
  const bool wanted = mxIsLogicalScalarTrue (prhs[0]);
  if (wanted && !on) {
    struct sigaction now = { .sa_handler = as_interrupt };
    sigemptyset (&now.sa_mask);
    now.sa_flags = SA_RESTART;
    for (int i = 0; i < 2; i++)
      sigaction (requests[i], &now, &before[i]);
  } else if (!wanted && on)
    for (int i = 0; i < 2; i++)
      sigaction (requests[i], &before[i], NULL);
  on = wanted;
}

void mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  char name[8] = "";
  if (!mexIsLocked ())
    mexLock ();
  if (nrhs > 0 && mxIsChar (prhs[0]))
    mxGetString (prhs[0], name, sizeof name);
  if (strcmp (name, "begin") == 0)
    call_begin (nlhs, plhs, nrhs - 1);
  else if (strcmp (name, "sum") == 0)
    call_sum (nlhs, plhs, nrhs - 1, prhs + 1);
  else if (strcmp (name, "term") == 0)
    call_term (nrhs - 1, prhs + 1);
  else
    raise_error ("backprop:usage", "needs begin, sum or term");
}
