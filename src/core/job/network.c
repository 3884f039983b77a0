/* network.c -- layer sizes, activations and loss; where each Theta lies in theta.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>
#include "backprop.h"

static int find (const char *name, const char *const *names, int count)
{
  int i = 0;
  while (i < count && strcmp (name, names[i]) != 0)
    i++;
  return i;
}

#define NAME_OF(NAME, name) #name,
static const char *const activations[BP_NO_ACTIVATION] = {
  BP_ACTIVATIONS (NAME_OF)
  "softmax"
};

bp_activation bp_activation_named (const char *name)
{
  return (bp_activation) find (name, activations, BP_NO_ACTIVATION);
}

const char *bp_activation_name (bp_activation g) { return activations[g]; }

bp_loss bp_loss_named (const char *name)
{
  static const char *const names[BP_NO_LOSS] = { "crossentropy", "squarederror" };
  return (bp_loss) find (name, names, BP_NO_LOSS);
}

size_t bp_network_bytes (int layers)
{
  return sizeof (bp_network)
         + (size_t) layers * (2 * sizeof (ptrdiff_t) + sizeof (bp_activation));
}

bp_network *bp_network_init (void *room, int layers, const ptrdiff_t *size)
{
  /* beyond this a count is no longer exact as a double */
  const double most = 9007199254740992.0;
  double parameters = 0;
  for (int l = 1; l < layers; l++)
    parameters += (double) size[l] * ((double) size[l - 1] + 1);
  if (parameters > most)
    return NULL;

  bp_network *net = room;
  net->layers = layers;
  net->size = (ptrdiff_t *) (net + 1);
  net->offset = net->size + layers;
  net->activation = (bp_activation *) (net->offset + layers);
  net->loss = BP_CROSSENTROPY;
  net->lambda = 0;
  net->sparsity_weight = net->sparsity_target = 0;
  net->shift = net->scale = NULL;
  for (int l = 0; l < layers; l++) {
    net->size[l] = size[l];
    net->offset[l] = l ? net->offset[l - 1] + size[l] * (size[l - 1] + 1) : 0;
    net->activation[l] = BP_SIGMOID;
  }
  return net;
}
