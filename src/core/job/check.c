/* check.c -- what is wrong with a job, in a user's words, before work starts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include "backprop.h"
#include "job/matrix.h"

/* Writes the message and returns the status. */
static bp_status fail (bp_status status, char *message, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  vsnprintf (message, BP_MESSAGE, format, args);
  va_end (args);
  return status;
}

bp_number_text bp_number (double x)
{
  bp_number_text number;
  if (isfinite (x))
    snprintf (number.text, sizeof number.text, "%.15g", x);
  else
    snprintf (number.text, sizeof number.text, "%s",
              isnan (x) ? "NaN" : x > 0 ? "Inf" : "-Inf");
  return number;
}

const bp_names bp_own_names = { "theta", "X", "Y", "net.Lambda", "the network's inputs" };

static const bp_names *names_of (const bp_job *job)
{
  return job->names ? job->names : &bp_own_names;
}

static bp_status check_X (const bp_job *job, char *message)
{
  const ptrdiff_t rows = job->X.rows, cols = job->X.cols, n = job->net->size[0];
  const bp_names *names = names_of (job);
  if (rows == 0)
    return fail (BP_BAD_SIZE, message,
                 "%s must have a row for each example, but is empty (%td-by-%td)",
                 names->X, rows, cols);
  if (cols != n)
    return fail (BP_BAD_SIZE, message,
                 "%s must have %td column%s (%s), but has %td", names->X, n,
                 n == 1 ? "" : "s", names->inputs, cols);
  for (int l = 0; l < job->net->layers; l++)
    if (rows > PTRDIFF_MAX / 64 / job->net->size[l])
      return fail (BP_BAD_SIZE, message, "%s must have fewer rows, but has %td: a layer"
                   " would have more activations than can be counted", names->X, rows);
  return BP_OK;
}

static bp_status check_theta (const bp_job *job, char *message)
{
  const bp_network *net = job->net;
  const ptrdiff_t expected = net->offset[net->layers - 1];
  if (job->parameters == expected)
    return BP_OK;

  int n = snprintf (message, BP_MESSAGE, "%s must have %td entries (",
                    names_of (job)->theta, expected);
  for (int l = 0; l + 1 < net->layers && n < BP_MESSAGE / 2; l++)
    n += snprintf (message + n, BP_MESSAGE - (size_t) n, "%sTheta%d %td-by-%td",
                   l ? ", " : "", l + 1, net->size[l + 1], net->size[l] + 1);
  snprintf (message + n, BP_MESSAGE - (size_t) n, "%s), but has %td",
            n < BP_MESSAGE / 2 ? "" : ", ...", job->parameters);
  return BP_BAD_SIZE;
}

static bp_status check_labels (const bp_job *job, char *message)
{
  const bp_matrix *y = &job->Y;
  const ptrdiff_t m = job->X.rows, K = job->net->size[job->net->layers - 1];
  const ptrdiff_t count = y->rows * y->cols;
  const bp_names *names = names_of (job);
  if (count != m || (y->rows != 1 && y->cols != 1))
    return fail (BP_BAD_SIZE, message,
                 "%s must have %td label%s (one for each row of %s), or be"
                 " %td-by-%td targets, but is %td-by-%td",
                 names->Y, m, m == 1 ? "" : "s", names->X, m, K, y->rows, y->cols);
  for (ptrdiff_t t = 0; t < m; t++) {
    const double label = matrix_value (y, t);
    if (!(label >= 1 && label <= (double) K
          && label == (double) (ptrdiff_t) label))
      return fail (BP_BAD_LABEL, message,
                   "%s(%td) must be a label from 1 to %td, but is %s%s",
                   names->Y, t + 1, K, bp_number (label).text,
                   label == 0 ? " (in the course, digit 0 has label 10)" : "");
  }
  return BP_OK;
}

static bp_status check_targets (const bp_job *job, char *message)
{
  const bp_matrix *Y = &job->Y;
  const ptrdiff_t m = job->X.rows, K = job->net->size[job->net->layers - 1];
  const bp_names *names = names_of (job);
  if (Y->rows != m || Y->cols != K)
    return fail (BP_BAD_SIZE, message,
                 "%s must be %td-by-%td targets (a row for each row of %s)%s,"
                 " but is %td-by-%td",
                 names->Y, m, K, names->X, K > 1 ? " or a label for each" : "", Y->rows,
                 Y->cols);
  if (job->net->loss != BP_CROSSENTROPY)
    return BP_OK;
  const ptrdiff_t count = Y->row ? Y->start[Y->cols] : m * K;
  for (ptrdiff_t i = 0; i < count; i++) {
    const double y = matrix_value (Y, i);
    if (y < 0 || y > 1)                             /* NaN: not known */
      return fail (BP_BAD_VALUE, message,
                   "%s must lie between 0 and 1 with crossentropy, but has a %s",
                   names->Y, bp_number (y).text);
  }
  return BP_OK;
}

static bp_status check_sparsity (const bp_network *net, char *message)
{
  const double rho = net->sparsity_target, beta = net->sparsity_weight;
  if (!(beta >= 0 && isfinite (beta)))
    return fail (BP_BAD_VALUE, message, "net.SparsityWeight must be zero or more, but is"
                 " %s", bp_number (beta).text);
  if (beta > 0 && !(rho > 0 && rho < 1))
    return fail (BP_BAD_VALUE, message, "net.SparsityTarget must be between 0 and 1, but"
                 " is %s", bp_number (rho).text);
  for (int l = 1; beta > 0 && l < net->layers - 1; l++)
    if (net->activation[l] != BP_SIGMOID)
      return fail (BP_BAD_VALUE, message, "net.Activation must be sigmoid with"
                   " SparsityWeight, but is %s", bp_activation_name (net->activation[l]));
  return BP_OK;
}

static bp_status check_network (const bp_job *job, char *message)
{
  const bp_network *net = job->net;
  if (!(net->lambda >= 0 && isfinite (net->lambda)))
    return fail (BP_BAD_VALUE, message,
                 "%s must be zero or more, but is %s", names_of (job)->lambda,
                 bp_number (net->lambda).text);
  const bp_activation output = net->activation[net->layers - 1];
  if (net->loss == BP_CROSSENTROPY && output != BP_SIGMOID && output != BP_SOFTMAX)
    return fail (BP_BAD_VALUE, message,
                 "net.Output must be sigmoid or softmax with the loss crossentropy,"
                 " but is %s", bp_activation_name (output));
  for (int l = 1; l < net->layers - 1; l++)
    if (net->activation[l] == BP_SOFTMAX)
      return fail (BP_BAD_VALUE, message,
                   "net.Activation must not be softmax, which is for the output");
  return check_sparsity (net, message);
}

static bp_status check_weights (const bp_job *job, char *message)
{
  double sum = 0;
  for (ptrdiff_t t = 0; job->weight && t < job->X.rows; t++) {
    const double w = job->weight[t];
    if (!(w >= 0 && isfinite (w)))
      return fail (BP_BAD_VALUE, message, "Weights must be zero or more, but"
                   " Weights(%td) is %s", t + 1, bp_number (w).text);
    sum += w;
  }
  if (job->weight && sum == 0)
    return fail (BP_BAD_VALUE, message, "Weights must not all be zero");
  return BP_OK;
}

static bp_status check_standard (const bp_network *net, char *message)
{
  for (ptrdiff_t j = 0; net->scale && j < net->size[0]; j++)
    if (!isfinite (net->shift[j]) || !isfinite (net->scale[j]) || net->scale[j] == 0)
      return fail (BP_BAD_VALUE, message, "net.Shift and net.Scale must be finite and"
                   " Scale not 0, but for input %td they are %s and %s", j + 1,
                   bp_number (net->shift[j]).text, bp_number (net->scale[j]).text);
  return BP_OK;
}

bp_status bp_check (const bp_job *job, char *message)
{
  bp_status status = check_network (job, message);
  if (status == BP_OK)
    status = check_standard (job->net, message);
  if (status == BP_OK)
    status = check_theta (job, message);
  if (status == BP_OK)
    status = check_X (job, message);
  if (status == BP_OK && job->task == BP_LABELS)
    status = check_labels (job, message);
  if (status == BP_OK && job->task == BP_TARGETS)
    status = check_targets (job, message);
  if (status == BP_OK)
    status = check_weights (job, message);
  return status;
}

/* A number that lies in [least, most), or that is at least more than `least`. */
static bp_status check_number (double x, const char *name, double least, bool open,
                               double most, char *message)
{
  if ((open ? x > least : x >= least) && x < most)
    return BP_OK;
  if (isinf (most))
    return fail (BP_BAD_VALUE, message, "%s must be %s and finite, but is %s", name,
                 open ? "more than 0" : "0 or more", bp_number (x).text);
  return fail (BP_BAD_VALUE, message, "%s must be from 0 to less than 1, but is %s",
               name, bp_number (x).text);
}

static bp_status check_whole (double x, const char *name, char *message)
{
  const double most = 9007199254740992.0;            /* exact as a double */
  if (x >= 0 && x <= most && x == floor (x))
    return BP_OK;
  return fail (BP_BAD_VALUE, message, "%s must be a whole number, 0 or more, but is %s",
               name, bp_number (x).text);
}

static bp_status check_solver (const bp_training *job, char *message)
{
  const bool adam = job->solver == BP_ADAM, sgd = job->solver == BP_SGD;
  bp_status status = check_number (job->learn_rate, "LearnRate", 0, true, INFINITY,
                                   message);
  if (status == BP_OK && sgd)
    status = check_number (job->momentum, "Momentum", 0, false, 1, message);
  if (status == BP_OK && adam)
    status = check_number (job->beta1, "Beta1", 0, false, 1, message);
  if (status == BP_OK && !sgd)
    status = check_number (job->beta2, "Beta2", 0, false, 1, message);
  if (status == BP_OK && !sgd)
    status = check_number (job->epsilon, "Epsilon", 0, true, INFINITY, message);
  if (status == BP_OK)
    status = check_number (job->dropout, "Dropout", 0, false, 1, message);
  if (status == BP_OK)
    status = check_whole (job->seed, "Seed", message);
  if (status == BP_OK)
    status = check_whole (job->step, "Step", message);
  return status;
}

static bp_status check_order (const bp_training *job, char *message)
{
  if (job->batch < 1)
    return fail (BP_BAD_VALUE, message, "BatchSize must be 1 or more, but is %td",
                 job->batch);
  for (ptrdiff_t i = 0; i < job->count; i++)
    if (job->order[i] < 1 || job->order[i] > job->Xt.cols)
      return fail (BP_BAD_VALUE, message, "order must hold examples from 1 to %td, but"
                   " order(%td) is %u", job->Xt.cols, i + 1, job->order[i]);
  return BP_OK;
}

static bp_matrix turned (bp_matrix M)
{
  const ptrdiff_t rows = M.rows;
  M.rows = M.cols;
  M.cols = rows;
  return M;
}

bp_status bp_check_training (const bp_training *job, char *message)
{
  /* in messages, the user's matrices have an example a row; of X only the size is
   * checked, and of Y the values in any order */
  const bp_job user = {
    .net = job->net, .precision = job->precision, .parameters = job->parameters,
    .X = turned (job->Xt), .task = job->task,
    .Y = job->task == BP_TARGETS ? turned (job->Yt) : job->Yt, .weight = job->weight
  };
  bp_status status = bp_check (&user, message);
  if (status == BP_OK)
    status = check_solver (job, message);
  if (status == BP_OK)
    status = check_order (job, message);
  return status;
}
