// The relaxation of a market as a flow of units, by LEMON's network simplex. Reads "people projects pairs", capacities,
// demands, then person, project and fit of each pair; prints the bound as one line of JSON.
#include <chrono>
#include <cstdio>
#include <vector>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

using Graph = lemon::SmartDigraph;

int main() {
  int people, projects, pairs;
  if (std::scanf("%d %d %d", &people, &projects, &pairs) != 3) return 1;
  Graph graph;
  graph.reserveNode(people + projects + 1);
  graph.reserveArc(pairs + people + projects);
  std::vector<Graph::Node> nodes(people + projects);
  for (auto& node : nodes) node = graph.addNode();
  Graph::Node idle = graph.addNode();
  Graph::NodeMap<long long> supply(graph, 0);
  Graph::ArcMap<long long> cost(graph);
  long long balance = 0;
  for (int i = 0; i < people + projects; i++) {
    int units;
    if (std::scanf("%d", &units) != 1) return 1;
    supply[nodes[i]] = i < people ? units : -units;
    balance += i < people ? units : -units;
  }
  supply[idle] = -balance;
  for (int e = 0; e < pairs; e++) {
    int i, j, fit;
    if (std::scanf("%d %d %d", &i, &j, &fit) != 3) return 1;
    cost[graph.addArc(nodes[i], nodes[people + j])] = -fit;
  }
  for (int i = 0; i < people; i++) cost[graph.addArc(nodes[i], idle)] = 0;
  for (int j = 0; j < projects; j++) cost[graph.addArc(idle, nodes[people + j])] = 0;
  auto began = std::chrono::steady_clock::now();
  lemon::NetworkSimplex<Graph, long long, long long> simplex(graph);
  simplex.costMap(cost).supplyMap(supply);
  auto status = simplex.run();
  double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  if (status != simplex.OPTIMAL) return 1;
  std::printf("{\"bound\":%lld,\"status\":\"Optimal (relaxation)\",\"seconds\":%.2f}\n", -simplex.totalCost<long long>(), seconds);
}
